/** The test database's address as a person would set it: a name before an empty host is no URL. */
export const commandUrl = (databaseUrl: string): string =>
  databaseUrl.replace(/^(\w+:\/\/)(\w+)@(\/[^?]*\?)/, '$1$3user=$2&');
