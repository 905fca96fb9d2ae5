/** Version of the bodies in this folder. A change that an older peer cannot read raises it. */
export const PROTOCOL_VERSION = 1;

/** The oldest version that this side still speaks. */
export const PROTOCOL_OLDEST = 1;
