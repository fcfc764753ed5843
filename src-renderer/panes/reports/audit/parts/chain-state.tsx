import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import type { ChainVerdict } from '../../../../../src-shared/model/audit-entry.ts';
import { formatNumber, words } from '../../../../text/words.ts';
import { ProblemAlert } from '../../../../ui/problem-alert.tsx';
import styles from './chain-state.module.css';

const text = words.reports.chain;
/** Enough of a hash to compare by eye with one that was noted elsewhere. */
const HEAD_DIGITS = 16;

/** Whether the record behind the report is whole. */
export function ChainState({ verdict }: { readonly verdict: ChainVerdict | undefined }) {
  if (verdict === undefined) return null;
  if (!verdict.intact) return <ProblemAlert what={text.broken(formatNumber(verdict.brokenAt), text.why[verdict.why])} next={text.next} />;
  return (
    <output className={`${styles['chain']} ${styles['intact']}`}>
      <ShieldCheckmarkRegular fontSize={20} aria-hidden="true" />
      {text.intact(formatNumber(verdict.count), verdict.head.hash.slice(0, HEAD_DIGITS))}
    </output>
  );
}
