import { expect, test } from 'vitest';
import { firstState, remembered } from '#main/desktop/first-state.ts';
import { stateFile } from '#main/desktop/state-file.ts';

function stateOf(values: Readonly<Record<string, unknown>>) {
  const kept = new Map(Object.entries(values));
  const failures: unknown[] = [];
  const rest = remembered(kept, (cause) => failures.push(cause));
  const first = firstState(rest);
  return { kept, failures, first, state: stateFile(first, rest) };
}

test('what does not fit is forgotten, and nothing else', () => {
  const { first, state, failures } = stateOf({
    lastUserName: 7,
    choices: { 'appearance.theme': 'dark' },
    window: { width: 1, height: 1, maximized: false },
    reportViews: 'none',
  });
  expect(first.lastUserName).toBe('');
  expect(first.choices).toEqual({ 'appearance.theme': 'dark' });
  expect(first.bounds).toBeUndefined();
  expect(state.reportViews('CONTOSO\\anna')).toEqual({ last: null, named: [] });
  expect(failures).toEqual([]);
});

test('the whole state reads and writes what the first screen does', () => {
  const { kept, first, state } = stateOf({});
  state.rememberUserName('CONTOSO\\anna');
  first.rememberChoice('appearance.theme', 'dark');
  state.rememberChoice('appearance.textSize', 'large');
  state.rememberChoice('appearance.theme', undefined);
  first.rememberBounds({ width: 900, height: 700, maximized: true });
  expect(first.lastUserName).toBe('CONTOSO\\anna');
  expect(state.choices).toEqual({ 'appearance.textSize': 'large' });
  expect([...kept.keys()]).toEqual(['lastUserName', 'choices', 'window']);
});

test('the views of an account are found whatever its case, and beside those of others', () => {
  const { state } = stateOf({});
  const views = state.reportViews('CONTOSO\\anna');
  state.rememberReportViews('CONTOSO\\Anna', { ...views, named: [] });
  state.rememberReportViews('CONTOSO\\bert', views);
  expect(state.reportViews('contoso\\ANNA')).toEqual(views);
});

test('a value that cannot be read or written is told of, and counts as none', () => {
  const failures: unknown[] = [];
  const broken = {
    get: () => {
      throw new Error('gone');
    },
    set: () => {
      throw new Error('gone');
    },
  };
  const first = firstState(remembered(broken, (cause) => failures.push(cause)));
  expect(first.lastUserName).toBe('');
  first.rememberUserName('CONTOSO\\anna');
  expect(failures).toHaveLength(2);
});
