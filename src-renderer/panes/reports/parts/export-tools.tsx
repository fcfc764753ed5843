import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ArrowExportRegular, PrintRegular } from '@fluentui/react-icons';
import { words } from '#renderer/text/words.ts';
import { ReportForm } from '#shared/reports/report-file.ts';

interface ExportToolsProps {
  readonly isBusy: boolean;
  readonly onWrite: (form: ReportForm | 'print') => void;
}

const text = words.reports;

/** The ways a report leaves the console. */
export function ExportTools({ isBusy, onWrite }: ExportToolsProps) {
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ArrowExportRegular />} disabledFocusable={isBusy}>
            {text.export}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {ReportForm.options.map((form) => (
              <MenuItem
                key={form}
                subText={text.aboutForms[form]}
                onClick={() => {
                  onWrite(form);
                }}
              >
                {text.forms[form]}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button
        icon={<PrintRegular />}
        disabledFocusable={isBusy}
        onClick={() => {
          onWrite('print');
        }}
      >
        {text.print}
      </Button>
    </>
  );
}
