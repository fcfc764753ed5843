import type { InventoryComputer } from '#main/domain/escrow/inventory.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';

const DAY_MS = 86_400_000;
/** As Windows does. */
const PASSWORD_DAYS = 30;
/** One in so many was not seen for longer, and one in so many of those is disabled. */
const SILENT_ONE_IN = 12;
const DISABLED_ONE_IN = 3;

/**
 * The same list, with what a directory would tell of the computers' accounts besides: the demo has
 * none. It is made up from the number of each computer, so that it is the same each time.
 */
export function withMadeUpAccounts(inventory: EscrowInventory, now: () => number): EscrowInventory {
  return {
    ...inventory,
    async *list(options) {
      for await (const part of inventory.list(options))
        yield { ...part, computers: part.computers.map((one) => withAccount(one, now())) };
    },
  };
}

function withAccount(computer: InventoryComputer, nowMs: number): InventoryComputer {
  const number = Number(computer.ref);
  const isSilent = number % SILENT_ONE_IN === 0;
  const isDisabled = isSilent && (number / SILENT_ONE_IN) % DISABLED_ONE_IN === 0;
  const silentDays = isSilent ? 100 + ((number * 17) % 300) : (number * 5) % 9;
  const momentBefore = (days: number) => new Date(nowMs - days * DAY_MS).toISOString();
  return {
    ...computer,
    passwordSetAt: momentBefore(silentDays + ((number * 7) % PASSWORD_DAYS)),
    lastSignInAt: momentBefore(silentDays),
    account: isDisabled ? 'disabled' : 'enabled',
  };
}
