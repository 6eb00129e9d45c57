/** Who a request is by, as policies name principals. */
export type Requester =
  | { readonly kind: 'role'; readonly arn: string; readonly account: string; readonly sessionArn: string }
  | { readonly kind: 'user' | 'root'; readonly arn: string; readonly account: string }
  | { readonly kind: 'service'; readonly service: string };
