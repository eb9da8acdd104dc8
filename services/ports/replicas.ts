/** The predictors behind the stack's API, as anybody in its network sees them. */
export interface Replicas {
  /**
   * The version each of them answers with where none is named, `undefined` of one that is not ready; empty where there
   * are none. Throws where the network has trouble.
   */
  answering(): Promise<(string | undefined)[]>;
}
