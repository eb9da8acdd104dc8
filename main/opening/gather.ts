/** Files that are opened together come one by one: they are told together, once no more came for a moment. */
export function createGathering(quietMs: number, tell: (all: string[]) => void): (one: string) => void {
  const gathered: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  return (one) => {
    gathered.push(one);
    clearTimeout(timer);
    timer = setTimeout(() => tell(gathered.splice(0)), quietMs);
  };
}
