import { z } from 'zod';

/**
 * Why a volume is not compliant: `ReasonsForNonCompliance` of the WMI class `mbam_Volume`. The
 * numbers are Microsoft's and stay numbers, for they are what people search for.
 */
export const NonComplianceReason = z.int().min(0).max(16);
export type NonComplianceReason = z.infer<typeof NonComplianceReason>;
