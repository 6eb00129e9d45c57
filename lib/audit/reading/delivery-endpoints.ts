/** The properties of delivery streams that say where records are sent by HTTP. */
export const DELIVERY_ENDPOINTS = [
  'AmazonOpenSearchServerlessDestinationConfiguration.CollectionEndpoint',
  'AmazonopensearchserviceDestinationConfiguration.ClusterEndpoint',
  'ElasticsearchDestinationConfiguration.ClusterEndpoint',
  'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
  'SplunkDestinationConfiguration.HECEndpoint',
];
