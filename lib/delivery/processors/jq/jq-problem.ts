/** What keeps a query from being one of jq 1.6, in words that follow the query. */
export class JqProblem extends Error {}
