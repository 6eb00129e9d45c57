import { propertyOf } from '../model/model-resource';
import { ENDPOINT, NAT } from '../services/network';
import { changed, type Move } from './move';

export const NO_ENDPOINTS: Move = {
  id: 'no-interface-endpoints',
  title: 'leave out the interface endpoints',
  condition: 'what is in the VPC then reaches the services over the internet, or not at all',
  apply: (flows) =>
    changed(flows, [ENDPOINT], (endpoint) =>
      propertyOf(endpoint, 'VpcEndpointType') === 'Interface' ? undefined : endpoint,
    ),
};

export const NO_NAT: Move = {
  id: 'no-nat-gateways',
  title: 'leave out the NAT gateways',
  condition: 'functions that are in the VPC for nothing else can leave it',
  apply: (flows) => changed(flows, [NAT], () => undefined),
};
