import { useId } from 'react';
import { words } from '#renderer/text/words.ts';
import hidden from '#renderer/ui/visually-hidden.module.css';
import styles from './recovery-screen.module.css';

const text = words.driveRecovery.recoveryScreen;
const { drawn } = text;
/** A computer of the demo profile. */
const KEY_ID = ['3F9A1C7E', '-52B8-4D06-9E41-7A0C5D2B8F13'] as const;

/** The recovery screen of Windows 10 and 11, and where on it the key ID stands. */
export function RecoveryScreen() {
  const title = useId();
  return (
    <section className={styles['screen']} aria-labelledby={title}>
      <h2 id={title} className={styles['title']}>
        {text.title}
      </h2>
      <p className={hidden['visuallyHidden']}>{text.alt}</p>
      <div className={styles['beside']}>
        <Drawing />
        <ol className={styles['legend']}>
          {text.legend.map(([name, what]) => (
            <li key={name}>
              <strong>{name}:</strong> {what}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Drawing() {
  return (
    <svg className={styles['drawing']} viewBox="0 0 640 412" aria-hidden="true">
      <rect width="640" height="412" rx="8" fill="#0b5cab" />
      <g fill="#ffffff">
        <Line at={[36, 54]} size={30} line={drawn.title} />
        <Line at={[36, 90]} size={20} line={drawn.enter} />
        <rect x="36" y="102" width="520" height="30" />
        <Line at={[36, 160]} line={drawn.keys} />
        <Line at={[36, 190]} line={drawn.keyId} />
        <KeyId />
        <Line at={[36, 262]} line={drawn.find} />
        <Hints />
        <Line at={[36, 368]} line={drawn.continue} />
        <Line at={[36, 391]} line={drawn.options} />
      </g>
      <Marker at={[612, 214]} number={1} />
      <Marker at={[588, 117]} number={2} />
      <Marker at={[612, 304]} number={3} />
    </svg>
  );
}

const WIDTH = 570;
/** A mark stands beside them. */
const HINTS_WIDTH = 540;

/** All in one size. */
function Hints() {
  const lines = drawn.hints.map((hint) => `• ${hint}`);
  const size = Math.min(16, ...lines.map((line) => HINTS_WIDTH / emsOf(line)));
  return [...lines.entries()].map(([at, line]) => (
    <Line key={at} at={[48, 287 + 23 * at]} size={size} line={line} />
  ));
}

interface LineProps {
  readonly at: readonly [x: number, y: number];
  readonly line: string;
  /** Height of its letters, where there is room for them. */
  readonly size?: number;
}

/** A line of text that is as long in each language as there is room for. */
function Line({ at: [x, y], line, size = 16 }: LineProps) {
  return (
    <text x={x} y={y} fontSize={Math.min(size, WIDTH / emsOf(line))}>
      {line}
    </text>
  );
}

/** About how many heights of its letters a text is wide. Chinese characters are square. */
function emsOf(line: string): number {
  return Array.from(line, (one) => (one > '\u2E80' ? 1 : 0.56)).reduce((sum, one) => sum + one, 0);
}

/** Set off by a frame, and its first eight digits by weight: those the caller reads out. */
function KeyId() {
  return (
    <>
      <rect
        x="30"
        y="198"
        width="560"
        height="32"
        rx="4"
        fill="none"
        stroke="#ffd35c"
        strokeWidth="2"
      />
      <text x="36" y="220" fontSize="19" className={styles['code']}>
        <tspan fontWeight="700" fill="#ffd35c">
          {KEY_ID[0]}
        </tspan>
        {KEY_ID[1]}
      </text>
    </>
  );
}

function Marker({ at: [x, y], number }: { at: readonly [number, number]; number: number }) {
  return (
    <>
      <circle cx={x} cy={y} r="15" fill="#ffd35c" />
      <text x={x} y={y + 6} fontSize="18" fontWeight="700" textAnchor="middle" fill="#1b1b1b">
        {number}
      </text>
    </>
  );
}
