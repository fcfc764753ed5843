import { describe, expect, test } from 'vitest';
import { CANONICAL_FIELDS, GENESIS, LATER_FIELDS, seal } from '#main/domain/audit/audit-chain.ts';
import {
  AuditAction,
  AuditDraft,
  AuditEntry,
  AuditFlag,
  AuditResult,
  AuditSource,
  ENTRY_FIELDS,
  KeyType,
  NOT_APPLICABLE,
  fieldsThat,
  storedField,
} from '#shared/audit/audit-entry.ts';
import { AuditFilter } from '#shared/audit/audit-report.ts';
import { ErrorCode } from '#shared/errors.ts';
import { DriveReason, TpmReason } from '#shared/request/reason.ts';
import { Role } from '#shared/sign-in/role.ts';
import { draft } from '#test/contract/drafts.ts';

describe('the fields of an entry', () => {
  test('are those that are hashed, and the hash', () => {
    const hashed = [...CANONICAL_FIELDS, ...LATER_FIELDS];
    expect(new Set([...hashed, 'hash'])).toEqual(new Set(ENTRY_FIELDS));
    expect(hashed).toHaveLength(ENTRY_FIELDS.length - 1);
  });

  test('that a report can be about are those of its filter', () => {
    const ofTheEvent = Object.keys(AuditFilter.shape).filter((name) => name in AuditEntry.shape);
    expect(new Set(fieldsThat(({ filter }) => filter !== undefined))).toEqual(new Set(ofTheEvent));
  });

  test('may be empty where they do not apply', () => {
    expect(AuditDraft.parse({ ...draft(), ...NOT_APPLICABLE })).toMatchObject(NOT_APPLICABLE);
  });

  test.each(fieldsThat(({ taken }) => taken !== undefined))(
    '%s: no text is longer than a store keeps, and what is longer is taken to be refused',
    (field) => {
      const { length = 0, taken = 0 } = storedField(field);
      const entry = seal(draft(), GENESIS, 0);
      expect(AuditEntry.safeParse({ ...entry, [field]: 'x'.repeat(length + 1) }).success).toBe(
        false,
      );
      expect(taken).toBeGreaterThan(length);
    },
  );

  test('fit their columns, whichever word they hold', () => {
    const words = {
      action: AuditAction.options,
      source: AuditSource.options,
      result: AuditResult.options,
      failure: ErrorCode.options,
      role: Role.options,
      keyType: KeyType.options,
      reason: [...DriveReason.options, ...TpmReason.options],
      flag: AuditFlag.options,
    };
    expect(Object.keys(words)).toEqual(fieldsThat(({ filter }) => filter === 'value'));
    for (const field of fieldsThat(({ filter }) => filter === 'value'))
      for (const word of words[field as keyof typeof words])
        expect(word.length).toBeLessThanOrEqual(storedField(field).length ?? 0);
  });
});
