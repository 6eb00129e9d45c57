import { requires } from '../../expectation';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

export const videoRetention: Rule = {
  id: 'video-retention',
  title: 'A video stream keeps none of its media',
  why: 'A consumer that is not there at the moment, or fails, never sees what was sent, and nothing can be played back.',
  severity: 'medium',
  fix: 'Set DataRetentionInHours to as long as consumers may be away, 1 at least.',
  controls: {},
  concern: 'data-loss',
  types: ['AWS::KinesisVideo::Stream'],
  check: requires('DataRetentionInHours', isAtLeast(1)),
};
