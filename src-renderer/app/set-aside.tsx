import { Button } from '@fluentui/react-components';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import card from '#renderer/ui/result-card.module.css';

interface SetAsideProps {
  readonly warning: string;
  readonly backTo: string;
  readonly onBack: () => void;
}

/** In the place of the last caller's secret, while the form already asks for another one. */
export function SetAside({ warning, backTo, onBack }: SetAsideProps) {
  return (
    <>
      <WarningLine>{warning}</WarningLine>
      <div className={card['buttons']}>
        <Button onClick={onBack}>{backTo}</Button>
      </div>
    </>
  );
}
