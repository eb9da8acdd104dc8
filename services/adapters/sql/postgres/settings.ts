/** Where a PostgreSQL database is, and how long it may take. */
export interface PostgresSettings {
  host: string;
  port: number;
  database: string;
  user: string;
  /** Read anew for each connection, so that a new password needs no restart. */
  passwordFile: string;
  /** Connections at most; 6 where left out. */
  connections?: number;
  /** What is waited for at most, in milliseconds. */
  deadlines?: Partial<Deadlines>;
}

export interface Deadlines {
  /** A connection, new or free. */
  connect: number;
  /** The server's work on one statement, and another core's change before it. */
  statement: number;
  /** The server's answer: a network that swallows it must freeze nobody. */
  answer: number;
}

/** For what a person or a training waits for. */
const usual: Deadlines = { connect: 5000, statement: 12_000, answer: 15_000 };

/** For work on whole tables, which takes as long as they are large. */
export const patient: Deadlines = { connect: 5000, statement: 10 * 60_000, answer: 11 * 60_000 };

export const deadlinesOf = ({ deadlines }: PostgresSettings): Deadlines => ({ ...usual, ...deadlines });
