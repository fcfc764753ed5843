import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { ArrowSyncRegular, SearchRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import type { RotationPlan, RotationWay } from '#shared/recovery/rotation.ts';
import type { DriveRecoveryState, Result } from '../state.ts';
import card from '#renderer/ui/result-card.module.css';
import styles from './result-buttons.module.css';

interface KeyRotationProps {
  readonly state: DriveRecoveryState;
  readonly result: Result;
  readonly isHeld: boolean;
}

const text = words.driveRecovery.rotation;

/** How the key is replaced now that it was handed out, and whether it was. */
export function KeyRotation({ state, result, isHeld }: KeyRotationProps) {
  const isBusy = state.task !== undefined;
  return (
    <>
      <p className={card['small']}>
        <output>{rotationText(result)}</output>
      </p>
      {isHeld && !result.newKey && (
        <div className={styles['row']}>
          {result.rotation === 'on-request' && result.isRotationAsked !== true && (
            <RequestRotation state={state} />
          )}
          {result.rotation === 'on-computer' && result.isRotationAsked !== true && (
            <ReplaceOnComputer state={state} plan={result.rotationPlan} />
          )}
          <Button
            icon={<SearchRegular />}
            disabledFocusable={isBusy}
            onClick={() => void state.findNewKey()}
          >
            {text.look}
          </Button>
        </div>
      )}
    </>
  );
}

function rotationText({ rotation, isRotationAsked, newKey }: Result): string {
  if (newKey) return text.seen(newKey.keyId, formatMoment(newKey.escrowedAt), newKey.source);
  const asked = rotation === 'on-computer' ? text.replaced : text.asked;
  const told = isRotationAsked === true ? asked : WAYS[rotation]();
  return newKey === null ? `${text.notYet} ${told}` : told;
}

const WAYS: Readonly<Record<RotationWay, () => string>> = {
  'on-request': () => text.onRequest,
  'on-computer': () => text.onComputer,
  'by-client': () => words.driveRecovery.result.singleUse,
  'other-drive': () => text.otherDrive,
  'not-here': () => words.driveRecovery.result.notMarked,
};

/** Says what it does and what it does not, before the browser opens. */
function RequestRotation({ state }: Pick<KeyRotationProps, 'state'>) {
  const [isOpen, setIsOpen] = useState(false);
  const isRunning = state.task === 'request-rotation';
  if (isRunning)
    return (
      <Button icon={<ArrowSyncRegular />} onClick={state.cancel}>
        {text.stop}
      </Button>
    );
  return (
    <>
      <Button
        icon={<ArrowSyncRegular />}
        disabledFocusable={state.task !== undefined}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {text.request}
      </Button>
      {isOpen && (
        <ConfirmRotation
          title={text.title}
          onConfirm={() => void state.requestRotation()}
          onClose={() => {
            setIsOpen(false);
          }}
        >
          <p>{text.about}</p>
          <p>{text.signIn}</p>
        </ConfirmRotation>
      )}
    </>
  );
}

interface ReplaceOnComputerProps {
  readonly state: DriveRecoveryState;
  readonly plan: RotationPlan | undefined;
}

/** The computer says first what would be done there. */
function ReplaceOnComputer({ state, plan }: ReplaceOnComputerProps) {
  const [isPlanning, isWorking] = [
    state.task === 'plan-rotation',
    state.task === 'request-rotation',
  ];
  // What has begun on the computer goes on to its end.
  if (isWorking) return <output>{text.working}</output>;
  return (
    <>
      <Button
        icon={<ArrowSyncRegular />}
        disabledFocusable={state.task !== undefined && !isPlanning}
        onClick={isPlanning ? state.cancel : () => void state.planRotation()}
      >
        {isPlanning ? text.cancel : text.request}
      </Button>
      {isPlanning && <output>{text.planning}</output>}
      {plan !== undefined && (
        <ConfirmRotation
          title={text.titleOnComputer}
          onConfirm={() => void state.requestRotation()}
          onClose={state.dropPlan}
        >
          <p>{text.plan(plan.hostName, plan.driveLetter, plan.kept)}</p>
        </ConfirmRotation>
      )}
    </>
  );
}

interface ConfirmRotationProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function ConfirmRotation({ title, children, onConfirm, onClose }: ConfirmRotationProps) {
  useReturnFocus(true);
  return (
    <Dialog open modalType="alert" onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{text.cancel}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {text.confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
