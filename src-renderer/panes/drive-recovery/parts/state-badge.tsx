import { Badge } from '@fluentui/react-components';
import {
  ArrowSyncRegular,
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  HistoryRegular,
} from '@fluentui/react-icons';
import { words } from '#renderer/text/words.ts';
import type { ProtectorState } from '#shared/recovery/protector.ts';

const LOOKS = {
  current: { color: 'success', icon: <CheckmarkCircleRegular /> },
  superseded: { color: 'subtle', icon: <HistoryRegular /> },
  disclosed: { color: 'warning', icon: <ArrowSyncRegular /> },
  damaged: { color: 'danger', icon: <ErrorCircleRegular /> },
} as const;

/** A protector's state by words and a sign, so that colour only underlines it. */
export function StateBadge({ state }: { readonly state: ProtectorState }) {
  const { color, icon } = LOOKS[state];
  return (
    <Badge appearance="tint" color={color} icon={icon} size="large">
      {words.driveRecovery.states[state]}
    </Badge>
  );
}
