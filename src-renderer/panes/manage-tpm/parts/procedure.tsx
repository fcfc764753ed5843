import { WarningRegular } from '@fluentui/react-icons';
import type { TpmProcedure } from '../../../text/en/manage-tpm.ts';
import styles from './procedure.module.css';

/** The steps of one reason. What they destroy comes first, before anybody has begun. */
export function Procedure({ title, destroys, steps }: TpmProcedure) {
  return (
    <section className={styles['procedure']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      {destroys !== undefined && (
        <p className={styles['destroys']}>
          <WarningRegular fontSize={20} aria-hidden="true" />
          {destroys}
        </p>
      )}
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
