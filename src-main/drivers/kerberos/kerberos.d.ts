// The part of the library that is used. Its own types are not, because it is an optional dependency
// that may be missing, and because they have a wrong name for the option `flags`.
declare module 'kerberos' {
  export interface KerberosClient {
    /** Who the ticket belongs to; `null` until the context stands. */
    readonly username: string | null;
    /** Takes and gives Base64; `''` to begin, `null` where there is nothing to send. */
    step(challenge: string): Promise<string | null>;
    wrap(message: string): Promise<string>;
    unwrap(message: string): Promise<string>;
  }

  interface ClientOptions {
    readonly mechOID: number;
    readonly flags: number;
    /** Whose ticket to use. Windows uses that of the person who is signed in. */
    readonly principal?: string;
  }

  interface Kerberos {
    readonly GSS_C_MUTUAL_FLAG: number;
    readonly GSS_MECH_OID_KRB5: number;
    readonly GSS_MECH_OID_SPNEGO: number;
    initializeClient(service: string, options: ClientOptions): Promise<KerberosClient>;
  }

  const kerberos: Kerberos;
  export default kerberos;
}
