import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ArrowExportRegular, PrintRegular } from '@fluentui/react-icons';
import { formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { MOST_ROWS, ReportForm } from '#shared/reports/report-file.ts';

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
                subText={aboutForm(form)}
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

function aboutForm(form: ReportForm): string {
  const { aboutForms } = text;
  return form === 'pdf' ? aboutForms.pdf(formatNumber(MOST_ROWS.pdf ?? 0)) : aboutForms[form];
}
