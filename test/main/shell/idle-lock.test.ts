import { describe, expect, test } from 'vitest';
import { watchForIdle } from '#main/shell/idle-lock.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';

const AFTER_SECONDS = 600;
const POLL_SECONDS = 5;

/** A desktop that tells what it is told to, watched by a clock that is moved by hand. */
function monitored(idleSeconds: () => number) {
  const clock = manualClock();
  const listeners = new Map<string, () => void>();
  let locks = 0;
  const warnings: (number | null)[] = [];
  const watch = watchForIdle({
    monitor: {
      on: (event: string, listener: () => void) => listeners.set(event, listener),
      off: (event: string) => listeners.delete(event),
      getSystemIdleTime: idleSeconds,
    },
    clock,
    afterSeconds: AFTER_SECONDS,
    lock: () => {
      locks += 1;
    },
    warn: (left) => warnings.push(left),
  });
  return {
    ...watch,
    clock,
    listeners,
    warnings,
    locks: () => locks,
    /** Lets time pass, so that every poll falls due. */
    pass: (seconds: number) => {
      for (let passed = 0; passed < seconds; passed += POLL_SECONDS)
        clock.advance(POLL_SECONDS * 1000);
    },
  };
}

describe('a desktop that tells how long nobody touched it', () => {
  test('is locked then, and not before', () => {
    let idle = 0;
    const { pass, locks } = monitored(() => idle);
    idle = AFTER_SECONDS - 1;
    pass(POLL_SECONDS);
    expect(locks()).toBe(0);
    idle = AFTER_SECONDS;
    pass(POLL_SECONDS);
    expect(locks()).toBe(1);
  });

  test('stays open while somebody works in another window', () => {
    let idle = 3;
    const { pass, locks } = monitored(() => idle);
    pass(POLL_SECONDS);
    idle = 0;
    pass(AFTER_SECONDS * 2);
    expect(locks()).toBe(0);
  });
});

// Since Electron 38 a Wayland desktop is asked; one without the protocol for it answers 0 for ever.
describe('a desktop that calls itself busy for ever', () => {
  test("is locked when nobody touched the console's own window", () => {
    const { pass, locks } = monitored(() => 0);
    pass(AFTER_SECONDS - POLL_SECONDS);
    expect(locks()).toBe(0);
    pass(POLL_SECONDS);
    expect(locks()).toBe(1);
  });

  test('stays open while somebody does', () => {
    const { pass, locks, touched } = monitored(() => 0);
    for (let time = 0; time < 4; time += 1) {
      pass(AFTER_SECONDS / 2);
      touched();
    }
    expect(locks()).toBe(0);
  });
});

test('a lock screen and sleep lock at once, and nothing does when the watch has ended', () => {
  const { listeners, locks, stop, pass } = monitored(() => AFTER_SECONDS);
  listeners.get('lock-screen')?.();
  listeners.get('suspend')?.();
  expect(locks()).toBe(2);
  stop();
  expect([...listeners.keys()]).toEqual([]);
  pass(AFTER_SECONDS);
  expect(locks()).toBe(2);
});

describe('the warning before the lock', () => {
  test('comes half a minute before, and says how long is left', () => {
    let idle = 1;
    const { pass, warnings, locks } = monitored(() => idle);
    pass(AFTER_SECONDS);
    idle = AFTER_SECONDS - 36;
    pass(POLL_SECONDS);
    expect(warnings).toEqual([]);
    for (const left of [35, 30, 5]) {
      idle = AFTER_SECONDS - left;
      pass(POLL_SECONDS);
      expect(warnings.at(-1)).toBe(left);
    }
    expect(locks()).toBe(0);
  });

  test('is taken back when somebody is there again', () => {
    let idle = 1;
    const { pass, warnings } = monitored(() => idle);
    pass(AFTER_SECONDS);
    idle = AFTER_SECONDS - 20;
    pass(POLL_SECONDS);
    idle = 1;
    pass(2 * POLL_SECONDS);
    expect(warnings).toEqual([20, null]);
  });

  test('can be answered, also where the desktop notices nothing of the answer', () => {
    const { pass, stay, locks, warnings } = monitored(() => AFTER_SECONDS - 10);
    pass(POLL_SECONDS);
    expect(warnings.at(-1)).toBe(10);
    stay();
    pass(POLL_SECONDS);
    expect(warnings.at(-1)).toBeNull();
    pass(AFTER_SECONDS - 3 * POLL_SECONDS);
    expect(locks()).toBe(0);
  });

  test('is what staying answers: without one, it changes nothing', () => {
    const { pass, stay, locks } = monitored(() => 0);
    pass(AFTER_SECONDS / 2);
    stay();
    pass(AFTER_SECONDS / 2);
    expect(locks()).toBe(1);
  });

  // The page may answer by itself, each time; a person at the desk is noticed sooner or later.
  test('is answered ten times at most while nobody is noticed', () => {
    let idle = 1;
    const { pass, stay, locks } = monitored(() => idle);
    pass(POLL_SECONDS);
    const answerFor = (seconds: number) => {
      for (let passed = 0; passed < seconds; passed += POLL_SECONDS) {
        idle += POLL_SECONDS;
        pass(POLL_SECONDS);
        stay();
      }
    };
    answerFor(10 * (AFTER_SECONDS - 60));
    expect(locks()).toBe(0);
    answerFor(2 * AFTER_SECONDS);
    expect(locks()).toBeGreaterThan(0);
  });

  test('may be answered as often again once somebody was noticed', () => {
    const { pass, stay, locks, touched } = monitored(() => 0);
    for (let time = 0; time < 30; time += 1) {
      if (time % 9 === 0) touched();
      pass(AFTER_SECONDS - 30);
      stay();
    }
    expect(locks()).toBe(0);
  });

  test('a clock that is set back keeps nothing open', () => {
    const { pass, stay, locks, clock } = monitored(() => 0);
    pass(AFTER_SECONDS - 30);
    stay();
    clock.set(-86_400_000);
    pass(AFTER_SECONDS);
    expect(locks()).toBe(1);
  });
});

describe('whether somebody is there', () => {
  test('is told by the desktop', () => {
    let idle = 3;
    const { pass, isSomebodyThere } = monitored(() => idle);
    pass(120);
    expect(isSomebodyThere()).toBe(true);
    idle = 60;
    expect(isSomebodyThere()).toBe(false);
  });

  test("and by what is typed into the console's own window", () => {
    const { pass, isSomebodyThere, touched } = monitored(() => 0);
    pass(60);
    expect(isSomebodyThere()).toBe(false);
    touched();
    expect(isSomebodyThere()).toBe(true);
  });

  test('is not told by an answer to the warning', () => {
    const { pass, isSomebodyThere, stay } = monitored(() => AFTER_SECONDS - 10);
    pass(60);
    stay();
    expect(isSomebodyThere()).toBe(false);
  });
});
