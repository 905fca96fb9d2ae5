/** Most sites that one report of granted ones names. */
export const SITES_MAX = 100;
