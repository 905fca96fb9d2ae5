# What people asked in a fresh Request Tracker; its settings are named by the environment. Prints "ticket ID SUBJECT".
use strict;
use warnings;
use utf8;
use lib '/usr/share/request-tracker5/lib';
use RT;
RT::LoadConfig();
RT::Init();
require MIME::Entity;

sub user {
    my ($name, $email) = @_;
    my $user = RT::User->new(RT->SystemUser);
    $user->Create(Name => $email, RealName => $name, EmailAddress => $email, Privileged => 0);
}

sub ticket {
    my ($subject, %people) = @_;
    my $text = MIME::Entity->build(Type => 'text/plain', Data => ["Write to legal\@acme.test.\n-- \nSam Lee\nsam.lee\@acme.test\n"]);
    my $ticket = RT::Ticket->new(RT::CurrentUser->new('root'));
    my ($id) = $ticket->Create(Queue => 'General', Subject => $subject, MIMEObj => $text, %people);
    print "ticket $id $subject\n";
}

my $root = RT::User->new(RT->SystemUser);
$root->Load('root');
$root->SetRealName('Rep Smith');
$root->SetEmailAddress('rep@ourco.test');
$root->SetPassword('demo1234');
user('Jane Doe', 'jane.doe@acme.test');
user('Jörg Müller', 'joerg.mueller@beispiel.test');
user('Priya Raman', 'priya@northwind.test');
ticket('one', Requestor => ['jane.doe@acme.test'], Cc => ['sam.lee@acme.test'], AdminCc => ['bob@ourco.test'], Owner => 'root');
ticket('umlaut', Requestor => ['joerg.mueller@beispiel.test']);
ticket('two', Requestor => ['jane.doe@acme.test', 'priya@northwind.test'], Cc => ['sam.lee@acme.test']);
ticket('machine', Requestor => ['noreply@calendly.test'], Cc => ['jane.doe@acme.test']);
ticket('own', Requestor => ['rep@ourco.test'], Cc => ['priya@northwind.test']);
