import type { ReportedRule } from '../report/audit-report';

type AcknowledgementRule = Omit<ReportedRule, 'status'>;

export const UNUSED_ACKNOWLEDGEMENT: AcknowledgementRule = {
  id: 'acknowledgement-unused',
  title: 'An acknowledgement acknowledges nothing',
  why: 'what it was written for is gone or has moved, and it would hide the next finding at its place',
  fix: 'delete it, or correct its rule and its resource',
  severity: 'low',
  concern: 'acknowledgement',
  controls: {},
};

export const EXPIRED_ACKNOWLEDGEMENT: AcknowledgementRule = {
  id: 'acknowledgement-expired',
  title: 'An acknowledgement has expired',
  why: 'somebody took responsibility until a day that has passed; what it acknowledged is open again',
  fix: 'mend what it acknowledged, or have its owner decide anew',
  severity: 'medium',
  concern: 'acknowledgement',
  controls: {},
};

export const ACKNOWLEDGEMENT_RULES = [EXPIRED_ACKNOWLEDGEMENT, UNUSED_ACKNOWLEDGEMENT];
