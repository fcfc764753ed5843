import type { TpmProcedure } from '#renderer/text/words.ts';
import { TextWithCommands } from '#renderer/ui/text-with-commands.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import styles from './procedure.module.css';

/** The steps of one reason. What they destroy comes first, before anybody has begun. */
export function Procedure({ title, destroys, steps }: TpmProcedure) {
  return (
    <section className={styles['procedure']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      {destroys !== undefined && <WarningLine isGrave>{destroys}</WarningLine>}
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step}>
            <TextWithCommands text={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}
