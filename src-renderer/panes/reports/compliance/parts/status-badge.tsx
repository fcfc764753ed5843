import { Badge } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  PersonClockRegular,
  PersonProhibitedRegular,
  QuestionCircleRegular,
  ShieldProhibitedRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ComplianceStatus } from '#shared/compliance/compliance-status.ts';
import { codeText } from '../cell-text.ts';
import styles from './status-badge.module.css';

const LOOKS = {
  compliant: { color: 'success', icon: <CheckmarkCircleRegular /> },
  'non-compliant': { color: 'danger', icon: <ErrorCircleRegular /> },
  'user-exempt': { color: 'informative', icon: <PersonProhibitedRegular /> },
  'temporary-user-exempt': { color: 'informative', icon: <PersonClockRegular /> },
  'policy-not-enforced': { color: 'warning', icon: <ShieldProhibitedRegular /> },
  unknown: { color: 'subtle', icon: <QuestionCircleRegular /> },
} as const satisfies Readonly<
  Record<ComplianceStatus, { readonly color: string; readonly icon: ReactNode }>
>;

/** A status by words and a sign, so that colour only underlines it. */
export function StatusBadge({ status }: { readonly status: ComplianceStatus }) {
  const { color, icon } = LOOKS[status];
  return (
    <Badge appearance="tint" color={color} icon={icon} size="large" className={styles['badge']}>
      {codeText('status', status)}
    </Badge>
  );
}

/** The same in the line of a table: the sign and the words, without a frame. */
export function StatusText({ status }: { readonly status: ComplianceStatus }) {
  return (
    <span className={`${styles['line']} ${styles[status]}`}>
      <span aria-hidden="true">{LOOKS[status].icon}</span>
      {codeText('status', status)}
    </span>
  );
}
