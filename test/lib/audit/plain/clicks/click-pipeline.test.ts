import { Template } from 'aws-cdk-lib/assertions';
import { findingsIn, rulesThatFind } from '../findings';
import { CLICK_DEFECTS } from './click-defects';
import { clickPipeline } from './click-pipeline';

const TEMPLATE = Template.fromStack(clickPipeline()).toJSON();
const TEXT = JSON.stringify(TEMPLATE);
const NOTHING: ReadonlySet<string> = new Set();

describe('a pipeline of other services, written with aws-cdk-lib alone by somebody who knows', () => {
  test('has nothing to be found', () => {
    expect([...findingsIn(TEMPLATE)]).toEqual([]);
  });

  test.each(Object.entries(CLICK_DEFECTS))('%s', (_, defect) => {
    expect(rulesThatFind(defect, TEXT, NOTHING)).toEqual(defect.found);
  });
});
