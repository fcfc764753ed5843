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
      <g fill="#ffffff" fontSize="16">
        <text x="36" y="54" fontSize="30">
          {drawn.title}
        </text>
        <text x="36" y="90" fontSize="20">
          {drawn.enter}
        </text>
        <rect x="36" y="102" width="520" height="30" />
        <text x="36" y="160">
          {drawn.keys}
        </text>
        <text x="36" y="190">
          {drawn.keyId}
        </text>
        <KeyId />
        <text x="36" y="262">
          {drawn.find}
        </text>
        {drawn.hints.map((hint, line) => (
          <text key={hint} x="48" y={287 + 23 * line}>{`• ${hint}`}</text>
        ))}
        <text x="36" y="368">
          {drawn.continue}
        </text>
        <text x="36" y="391">
          {drawn.options}
        </text>
      </g>
      <Marker at={[612, 214]} number={1} />
      <Marker at={[588, 117]} number={2} />
      <Marker at={[612, 304]} number={3} />
    </svg>
  );
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
