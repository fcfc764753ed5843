/** What the console remembers between runs: conveniences only, never a secret and never a right. */
export interface AppState {
  readonly lastUserName: string;
  rememberUserName(userName: string): void;
}
