/** Something that was looked at, or that was not. */
export type LineOfStep =
  | {
      readonly name: string;
      readonly state: 'passed' | 'warning' | 'failed';
      readonly facts: Readonly<Record<string, string>>;
      /** The code of what is wrong. */
      readonly failure?: string;
    }
  | { readonly name: string; readonly state: 'skipped'; readonly because: string };

/** A step as a line of text: its state, its name, and what was seen, each as `name=value`. */
export function lineOf(step: LineOfStep): string {
  const seen = step.state === 'skipped' ? { because: step.because } : step.facts;
  const failure = 'failure' in step && step.failure !== undefined ? [step.failure] : [];
  const facts = Object.entries(seen).map(([name, value]) => `${name}=${quoted(value)}`);
  return [step.state.padEnd(7), step.name.padEnd(11), ...failure, ...facts].join(' ').trimEnd();
}

function quoted(value: string): string {
  return /^[\w.:/\\@,-]+$/.test(value) ? value : JSON.stringify(value);
}
