/**
 * What can be wrong outside of the hub, so that it or a command of `touchline` cannot go on. Codes never change their
 * meaning; sentences may.
 */
export type StartCode =
  | 'usage_wrong'
  | 'command_unknown'
  | 'environment_wrong'
  | 'address_in_use'
  | 'address_refused'
  | 'account_nameless'
  | 'platform_unsupported'
  | 'folder_foreign'
  | 'store_missing'
  | 'store_in_use'
  | 'store_other_major'
  | 'store_too_new'
  | 'store_not_made'
  | 'store_not_started'
  | 'store_not_empty'
  | 'store_on_server'
  | 'database_away'
  | 'database_in_use'
  | 'database_rights_missing'
  | 'database_role_lost'
  | 'database_role_unbound'
  | 'database_too_old'
  | 'disk_full'
  | 'file_missing'
  | 'file_forbidden'
  | 'file_unusable'
  | 'backup_foreign'
  | 'backup_damaged'
  | 'backup_too_new'
  | 'nothing_to_back_up'
  | 'workspace_missing'
  | 'workspace_unclear'
  | 'person_ambiguous'
  | 'import_option_wrong'
  | 'checks_failed'
  | 'stopped';

/**
 * Something outside keeps the hub from starting, or a command from its work. The message is one sentence that says what
 * to do; no stack is shown. `Code` is wider where a part of the hub has codes of its own (an import).
 */
export class StartError<Code extends string = StartCode> extends Error {
  override readonly name = 'StartError';
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}
