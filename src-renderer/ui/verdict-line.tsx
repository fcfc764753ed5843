import { ShieldCheckmarkRegular, ShieldDismissRegular, ShieldRegular } from '@fluentui/react-icons';
import styles from './verdict-line.module.css';

interface VerdictLineProps {
  /** `neutral` is for what found no fault, and is no proof either. */
  readonly tone: 'good' | 'neutral' | 'bad';
  readonly text: string;
}

/** What checking something found, by words and a sign. What is bad is read out at once. */
export function VerdictLine({ tone, text }: VerdictLineProps) {
  if (tone === 'bad')
    return (
      <span role="alert" className={`${styles['line']} ${styles['bad']}`}>
        <ShieldDismissRegular fontSize={20} aria-hidden="true" />
        {text}
      </span>
    );
  const Sign = tone === 'good' ? ShieldCheckmarkRegular : ShieldRegular;
  return (
    <output className={`${styles['line']} ${styles[tone]}`}>
      <Sign fontSize={20} aria-hidden="true" />
      {text}
    </output>
  );
}
