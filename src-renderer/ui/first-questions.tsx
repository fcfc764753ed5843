import styles from './first-questions.module.css';

interface FirstQuestionsProps {
  readonly title: string;
  readonly steps: readonly (readonly [question: string, why: string])[];
}

/** What stands there before anything was asked for: the questions that lead to it. */
export function FirstQuestions({ title, steps }: FirstQuestionsProps) {
  return (
    <section className={styles['hint']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <ol className={styles['steps']}>
        {steps.map(([question, why]) => (
          <li key={question}>
            <strong>{question}</strong>
            <span>{why}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
