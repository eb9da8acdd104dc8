/** An amount shared by those who each need some of it for a while. */
export interface Budget {
  /** Does the work once `amount` is free, first come, first served. More than there is at all counts as all. */
  spend<T>(amount: number, work: () => Promise<T>): Promise<T>;
}

export function createBudget(total: number): Budget {
  const line: { share: number; enter: () => void }[] = [];
  let free = total;
  const admit = () => {
    for (let first = line[0]; first && first.share <= free; first = line[0]) {
      line.shift();
      free -= first.share;
      first.enter();
    }
  };
  return {
    async spend(amount, work) {
      const share = Math.min(amount, total);
      await new Promise<void>((enter) => {
        line.push({ share, enter });
        admit();
      });
      try {
        return await work();
      } finally {
        free += share;
        admit();
      }
    },
  };
}
