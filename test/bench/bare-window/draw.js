// Puts what the console would show of an answer into the page, in plain elements: the rows of the
// keys that may match, or the digits of one key with what is told beside them.

/**
 * @typedef {{
 *   readonly keyId: string;
 *   readonly computer: { readonly domain: string; readonly name: string };
 *   readonly users: readonly string[];
 *   readonly volume: {
 *     readonly driveLetter: string;
 *     readonly label: string;
 *     readonly kind: string;
 *   };
 *   readonly escrowedAt: string;
 *   readonly state: string;
 * }} Protector
 *
 * @typedef {{ readonly groups: readonly string[]; readonly protector: Protector }} Disclosure
 *
 * @typedef {{
 *   readonly output: { readonly matches?: readonly Protector[]; readonly disclosure?: Disclosure };
 * }} Reply
 */

const place = document.querySelector('#answer');

/**
 * Draws an answer and has it laid out.
 *
 * @param {Reply} reply
 */
export function draw({ output: { matches, disclosure } }) {
  if (matches) place?.replaceChildren(list(matches));
  if (disclosure) place?.replaceChildren(...key(disclosure));
  // Reading a size makes the page lay out what was just put there.
  document.body.getBoundingClientRect();
}

/** @param {readonly Protector[]} matches */
function list(matches) {
  return element('table', [
    element(
      'tbody',
      matches.map((one) => element('tr', cells(one))),
    ),
  ]);
}

/** @param {Protector} protector */
function cells(protector) {
  return [...facts(protector).map((text) => element('td', [text])), button('Show')];
}

/** @param {Disclosure} disclosure */
function key({ groups, protector }) {
  const digits = element(
    'ol',
    groups.map((group) => element('li', [group])),
  );
  const told = facts(protector).map((text) => element('p', [text]));
  return [digits, ...['Copy', 'Save', 'Read aloud', 'Hide'].map(button), ...told];
}

/** @param {Protector} protector */
function facts({ keyId, computer, users, volume, escrowedAt, state }) {
  const drive = [volume.driveLetter, volume.label, volume.kind].join(' ');
  return [
    keyId,
    `${computer.domain}\\${computer.name} ${users.join(' ')}`,
    drive,
    escrowedAt,
    state,
  ];
}

/** @param {string} label */
function button(label) {
  return element('button', [label]);
}

/**
 * @param {string} name
 * @param {readonly (Node | string)[]} children
 */
function element(name, children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
