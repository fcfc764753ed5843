import { Button, Input, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { BookmarkRegular, DeleteRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { type ReportView, type ReportViews, ViewName } from '../../../../../src-shared/model/report-view.ts';
import { words } from '../../../../text/words.ts';
import { useKeys } from '../../../../ui/use-keys.ts';
import styles from './named-views.module.css';
import type { ReportState } from '../store.ts';

export interface RememberedViews {
  readonly views: ReportViews['named'];
  readonly onName: (name: string, view: ReportView) => void;
  readonly onForget: (name: string) => void;
}

interface NamedViewsProps extends RememberedViews {
  readonly state: ReportState;
}

const text = words.reports.views;

/** Filters, order and columns under names of one's own. */
export function NamedViews({ views, state: { form, sort, columns, apply }, onName, onForget }: NamedViewsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover trapFocus open={isOpen} onOpenChange={(_event, { open }) => { setOpen(open); }}>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<BookmarkRegular />}>{text.button}</Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={text.button}>
        <ul className={styles['views']}>
          {views.map(({ name, view }) => (
            <li key={name}>
              <Button appearance="subtle" onClick={() => { setOpen(false); void apply(view); }}>
                {name}
              </Button>
              <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={text.forget(name)} onClick={() => { onForget(name); }} />
            </li>
          ))}
        </ul>
        <Naming onName={(name) => { onName(name, { form, sort, columns: [...columns] }); }} />
      </PopoverSurface>
    </Popover>
  );
}

function Naming({ onName }: { readonly onName: (name: string) => void }) {
  const [typed, setTyped] = useState('');
  const element = useRef<HTMLDivElement>(null);
  const name = ViewName.safeParse(typed);
  const save = () => {
    if (!name.success) return;
    onName(name.data);
    setTyped('');
  };
  // The form the button stands in would be submitted.
  useKeys(element, (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    save();
  });
  return (
    <div ref={element} className={styles['naming']}>
      <Input value={typed} maxLength={60} placeholder={text.placeholder} aria-label={text.name} onChange={(_event, { value }) => { setTyped(value); }} />
      <Button disabled={!name.success} onClick={save}>
        {text.save}
      </Button>
    </div>
  );
}
