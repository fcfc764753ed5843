import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowExportRegular } from '@fluentui/react-icons';
import { ReportForm } from '../../../../../src-shared/model/report-file.ts';
import { words } from '../../../../text/words.ts';

interface ExportToolsProps {
  readonly isBusy: boolean;
  readonly onExport: (form: ReportForm) => void;
}

const text = words.reports;

/** In which form the report leaves the console. */
export function ExportTools({ isBusy, onExport }: ExportToolsProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowExportRegular />} disabledFocusable={isBusy}>
          {text.export}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {ReportForm.options.map((form) => (
            <MenuItem key={form} onClick={() => { onExport(form); }}>
              {text.forms[form]}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
