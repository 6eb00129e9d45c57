import type { Flows } from '../flow/flows';
import { gigabytes, MONTH_HOURS, NO_TRAFFIC, plus } from '../flow/traffic';
import { listAt, type ModelResource, propertyOf, textOf } from '../model/model-resource';
import { DELIVERY } from '../model/topology';
import type { Meters } from './meter';

export const ENDPOINT = 'AWS::EC2::VPCEndpoint';
export const NAT = 'AWS::EC2::NatGateway';

export const NETWORK_METERS: Meters = {
  [ENDPOINT]: (endpoint, flows) => {
    if (propertyOf(endpoint, 'VpcEndpointType') !== 'Interface') return [];
    const zones = Math.max(1, listAt(endpoint, 'SubnetIds').length);
    return [
      { price: 'vpc.endpoint-zone-hour', quantity: zones * MONTH_HOURS },
      { price: 'vpc.endpoint-data', quantity: endpointGigabytes(endpoint, flows) },
    ];
  },
  [NAT]: (_, flows) => [
    { price: 'vpc.nat-hour', quantity: MONTH_HOURS },
    { price: 'vpc.nat-data', quantity: natGigabytes(flows) / flows.model.ofType(NAT).length },
  ],
};

function endpointGigabytes(endpoint: ModelResource, flows: Flows): number {
  const service = textOf(propertyOf(endpoint, 'ServiceName'));
  if (service.endsWith('kinesis-firehose')) return putFromVpc(flows);
  if (!service.endsWith('kinesis-streams') || !flows.workload.producersInVpc) return 0;
  return flows.topology.streams().reduce((sum, stream) => sum + gigabytes(flows.into(stream)), 0);
}

/** What functions of a VPC put goes through the NAT gateways, unless there is an endpoint. */
function natGigabytes(flows: Flows): number {
  const services = flows.model.ofType(ENDPOINT).map((endpoint) => textOf(propertyOf(endpoint, 'ServiceName')));
  return services.some((service) => service.endsWith('kinesis-firehose')) ? 0 : putFromVpc(flows);
}

function putFromVpc(flows: Flows): number {
  const { topology } = flows;
  const inVpc = (mapping: ModelResource) => {
    const handler = topology.functionOf(mapping);
    return handler !== undefined && propertyOf(handler, 'VpcConfig') !== undefined;
  };
  const deliveries = flows.model.ofType(DELIVERY).filter((delivery) => topology.mappingsInto(delivery).some(inVpc));
  return gigabytes(deliveries.map((delivery) => flows.into(delivery)).reduce(plus, NO_TRAFFIC));
}
