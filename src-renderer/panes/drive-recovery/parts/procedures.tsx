import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { RecoveryKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import { keyPackageFileName } from '../../../../src-shared/model/file-names.ts';
import { words } from '../../../text/words.ts';
import codeLine from '../../../ui/command.module.css';
import styles from './procedures.module.css';

const { moved, corrupted } = words.driveRecovery.procedures;

/** What to do with the key when the drive has moved to another computer, or is damaged. Never holds the digits. */
export function Procedures({ keyId }: { readonly keyId: RecoveryKeyId }) {
  return (
    <Accordion collapsible multiple className={styles['procedures']}>
      <AccordionItem value="moved">
        <AccordionHeader as="h2">{moved.title}</AccordionHeader>
        <AccordionPanel className={styles['panel']}>
          <p>{moved.intro}</p>
          <Steps steps={moved.steps} commandAfterStep={moved.commandAfterStep} command={moved.command} />
        </AccordionPanel>
      </AccordionItem>
      <AccordionItem value="corrupted">
        <AccordionHeader as="h2">{corrupted.title}</AccordionHeader>
        <AccordionPanel className={styles['panel']}>
          <p>{corrupted.intro}</p>
          <p className={styles['warning']}>
            <WarningRegular fontSize={20} aria-hidden="true" />
            {corrupted.warning}
          </p>
          <Steps steps={corrupted.steps} commandAfterStep={corrupted.commandAfterStep} command={corrupted.command(keyPackageFileName(keyId))}>
            <dl className={styles['legend']}>
              {corrupted.legend.map(([term, meaning]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </Steps>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

interface StepsProps {
  readonly steps: readonly string[];
  readonly commandAfterStep: number;
  readonly command: string;
  readonly children?: ReactNode;
}

function Steps({ steps, commandAfterStep, command, children }: StepsProps) {
  return (
    <ol className={styles['steps']}>
      {steps.map((step, index) => (
        <li key={step}>
          {step}
          {index === commandAfterStep && (
            <>
              <code className={codeLine['command']}>{command}</code>
              {children}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
