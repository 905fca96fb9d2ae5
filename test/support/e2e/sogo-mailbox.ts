/** A message of the mailbox: who wrote it, and about what. */
export type SogoMail = { readonly from: string; readonly subject: string; readonly more?: string };

/** As it stands in a mailbox: to the rep and a colleague, and signed by somebody else. */
export const messageOf = ({ from, subject, more = '' }: SogoMail, at: number): string =>
  [
    `From: ${from}`,
    'To: "Rep Smith" <rep@ourco.test>',
    'Cc: "Bob Boss" <bob@ourco.test>',
    `Subject: ${subject}`,
    `Date: Mon, 16 Nov 2026 09:3${at}:00 +0000`,
    `Message-ID: <m${at}@seed.test>`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `<p>Please write to <a href="mailto:legal@acme.test">legal@acme.test</a>.</p><p>-- <br>Sam Lee<br>sam.lee@acme.test</p>${more}`,
    '',
  ].join('\r\n');

/** Settings of an IMAP server with one mailbox, all of it below a folder. */
export const dovecot = (folder: string, port: number): string => `protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
mail_location = maildir:~
first_valid_uid = 8
first_valid_gid = 8
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Drafts {
    auto = subscribe
  }
  mailbox Sent {
    auto = subscribe
  }
  mailbox Trash {
    auto = subscribe
  }
}
`;
