/**
 * What every slow call of a port takes. On cancel it rejects with `request.cancelled` and has
 * changed nothing.
 */
export interface CallOptions {
  readonly signal: AbortSignal;
}
