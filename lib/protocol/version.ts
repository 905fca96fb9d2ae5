/** Version of the bodies in this folder. A change that an older peer cannot read raises it. */
export const PROTOCOL_VERSION = 1;
