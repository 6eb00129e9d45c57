import { regionName } from '../../../../../toolkit/sandbox/cloudwatch/actions/region-name';

describe('regionName', () => {
  test.each([
    ['us-east-1', 'US East (N. Virginia)'],
    ['eu-west-1', 'EU (Ireland)'],
    ['xx-new-1', 'xx-new-1'],
    ['constructor', 'constructor'],
  ])('calls %s %s', (region, name) => {
    expect(regionName(region)).toBe(name);
  });
});
