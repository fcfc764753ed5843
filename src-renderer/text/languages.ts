import type { en } from './en/index.ts';
import type { ProcedureStep } from './en/procedures.ts';

/** The same words in any language: a sentence of English becomes a text. Commands stay commands. */
type AnyText<Text> = Text extends readonly ProcedureStep[]
  ? Text
  : Text extends string
    ? string
    : Text extends (...about: infer About) => infer Told
      ? (...about: About) => AnyText<Told>
      : { readonly [Place in keyof Text]: AnyText<Text[Place]> };

/** What a language has words for. English is the pattern: the compiler names what another lacks. */
export type Words = AnyText<typeof en>;
