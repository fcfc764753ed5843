import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
} from '@fluentui/react-components';
import { words } from '#renderer/text/words.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { DriveRecoveryState } from '../state.ts';
import { CorruptedDrive } from './corrupted-drive.tsx';
import { MovedDrive } from './moved-drive.tsx';
import styles from './procedures.module.css';

interface ProceduresProps {
  readonly state: DriveRecoveryState;
  readonly protector: Protector;
}

const { moved, corrupted } = words.driveRecovery.procedures;

/**
 * What to do with the key when the drive has moved to another computer, or is damaged. Never holds
 * the digits.
 */
export function Procedures({ state, protector }: ProceduresProps) {
  return (
    <Accordion collapsible multiple className={styles['procedures']}>
      <AccordionItem value="moved">
        <AccordionHeader as="h2">{moved.title}</AccordionHeader>
        <AccordionPanel className={styles['panel']}>
          <MovedDrive state={state} />
        </AccordionPanel>
      </AccordionItem>
      <AccordionItem value="corrupted">
        <AccordionHeader as="h2">{corrupted.title}</AccordionHeader>
        <AccordionPanel className={styles['panel']}>
          <CorruptedDrive state={state} protector={protector} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
