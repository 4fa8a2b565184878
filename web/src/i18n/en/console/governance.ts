export const home = {
  title: "Hello, {{name}}",
  intro: "What is going on in {{organization}}.",
  people: "People",
  devices: "Devices",
  groups: "Groups",
  active: "Active messages",
  waiting: "Waiting for your approval",
  waitingNone: "Nothing waits for your approval.",
  waitingBy: "by {{name}}, {{date}}",
  review: "Review",
  running: "Running now",
  runningNone: "No message is running.",
  seen_one: "shown {{count, number}} time",
  seen_other: "shown {{count, number}} times",
  next: "What to do next",
  nextDecide_one: "Decide on {{count}} message",
  nextDecide_other: "Decide on {{count}} messages",
  nextDecideHelp: "The author waits for you to approve or reject.",
  nextPeople: "Add the people of your organization",
  nextPeopleHelp: "Only people with an account can be reached.",
  nextGroups: "Make a group",
  nextGroupsHelp: "Groups let you write to the right people and leave out the others.",
  nextMessage: "Write your first message",
  nextMessageHelp: "Six short steps, with a preview while you type.",
  nextApprover: "Name an approver",
  nextApproverHelp: "Every message is approved by somebody who did not write it.",
  nextDrafts_one: "Finish {{count}} draft",
  nextDrafts_other: "Finish {{count}} drafts",
  nextDraftsHelp: "Drafts are seen by writers only until they are sent for approval.",
  nextUnknown: "What is left to do could not be found out.",
  nextDone: "All set. Watch the figures of the running messages come in.",
  places: "What you look after",
  placeHelp: {
    people: "Everybody who can be reached, with their accounts.",
    groups: "Sets of people to whom messages and roles are given.",
    devices: "Computers, phones and browsers that show messages.",
    licences: "Products, seats, and who holds what.",
    conferencing: "Who can hold conferences by phone, and with which numbers.",
    messages: "What is written to people, and what comes back.",
    notifications: "Short notifications to phones and browsers, and how they get there.",
    externalChat: "With whom outside people may chat, and who does.",
    roles: "Who may do what.",
    applications: "Programs that sign in, and what they may do.",
    audit: "Every change, who made it, and what it was before.",
    mail: "Which e-mails went to whom, and what became of them.",
    signIn: "Passwords, second step and identity providers.",
    webhooks: "Programs of your own that are told what happens here.",
    settings: "What holds for the whole organization.",
  },
  allMessages: "All messages",
};
export const roles = {
  title: "Roles",
  intro: "Who may do what. A role gives permissions to a person, or to everybody in a group.",
  assignments: "Assignments",
  add: "Give a role",
  empty: "No roles have been given yet",
  emptyHelp: "Give somebody the writer role and somebody else the approver role: then messages can be sent.",
  column: { who: "Who", role: "Role", scope: "Counts for", description: "What it allows", permissions: "Permissions" },
  role: "Role",
  who: "Person or group",
  chosen: "Chosen",
  /** By the name of the permission. */
  permission: {
    Organization: {
      Read: {
        All: "Read the settings of the organization",
      },
      ReadWrite: {
        All: "Change the settings of the organization",
      },
    },
    User: {
      Read: {
        All: "Read people",
      },
      ReadWrite: {
        All: "Add, change and delete people",
      },
    },
    Group: {
      Read: {
        All: "Read groups",
      },
      ReadWrite: {
        All: "Add, change and delete groups",
      },
    },
    DeviceManagementManagedDevices: {
      Read: {
        All: "Read devices",
      },
      ReadWrite: {
        All: "Unenrol devices",
      },
      PrivilegedOperations: {
        All: "Send custom notifications to devices",
      },
    },
    DeviceManagementServiceConfig: {
      Read: {
        All: "Read which custom notifications were sent, and how their channels are doing",
      },
      ReadWrite: {
        All: "Send custom notifications to groups, and keep the keys of their channels",
      },
    },
    RoleManagement: {
      Read: {
        Directory: "Read roles",
      },
      ReadWrite: {
        Directory: "Give and take roles",
      },
    },
    AuditLog: {
      Read: {
        All: "Read the audit trail",
      },
    },
    Application: {
      Read: {
        All: "Read registered applications",
      },
      ReadWrite: {
        All: "Register applications",
      },
    },
    IdentityProvider: {
      ReadWrite: {
        All: "Read and change identity providers",
      },
    },
    Policy: {
      Read: {
        CrossTenantAccess: "Read with whom outside people may chat",
      },
      ReadWrite: {
        AuthenticationMethod: "Read and change what signing in demands",
        CrossTenantAccess: "Decide with whom outside people may chat",
      },
    },
    Chat: {
      Read: {
        All: "Read reported messages and export chats with people outside",
      },
    },
    UserAuthenticationMethod: {
      ReadWrite: {
        All: "See and reset how people sign in",
      },
    },
    LicenseAssignment: {
      Read: {
        All: "Read subscriptions and who holds what",
      },
      ReadWrite: {
        All: "Keep subscriptions, give and take licenses",
      },
    },
    Conferencing: {
      Read: {
        All: "Read conferencing settings, numbers and what people have",
      },
      ReadWrite: {
        All: "Keep conferencing, enable people, make PINs anew",
      },
      Verify: "Ask whether a PIN opens a conference (for telephone bridges)",
    },
    ExchangeMessageTrace: {
      Read: {
        All: "Read which e-mails were sent to whom, and what became of them",
      },
    },
    OrganizationalMessages: {
      Read: {
        All: "Read messages and their figures",
      },
      ReadWrite: {
        All: "Write, cancel and delete messages",
      },
      Approve: {
        All: "Approve or reject messages of others",
      },
    },
  },
  permissions: "Permissions of this role",
  given: "The role was given.",
  remove: "Take away",
  removeOf: "Take away {{role}} from {{name}}",
  removeTitle: "Take the role {{role}} away from {{name}}?",
  removeHelp: "These permissions end at once, unless another role gives them:",
  removed: "The role was taken away.",
  filter: "Role",
  delete: "Remove",
  definitions: "Roles",
  builtIn: "Built in",
  own: "Own",
  disabled: "Off",
  field: { name: "Name", description: "Description", enabled: "In force: its holders have these permissions" },
  newTitle: "Make a role",
  editTitle: "Edit the role {{name}}",
  saved: "The role {{name}} was saved.",
  deleteTitle: "Remove the role {{name}}?",
  deleteHelp: "Nobody may hold it any more. This cannot be undone.",
  deleted: "The role {{name}} was removed.",
  scope: "Counts for",
  scopeHelp:
    "Only what concerns people and their devices counts, and only for the people of the group, nested groups included.",
  everywhere: "The whole organization",
  groupOnly: "The people of one group",
  scopeGroup: "Group whose people it counts for",
  chosenGroup: "Chosen group",
  peopleOf: "The people of {{group}}",
};
export const audit = {
  title: "Audit",
  intro: "Every change, who made it, and what it was before. Records are chained: none can be altered unnoticed.",
  search: "Search the records",
  empty: "No records yet",
  emptyHelp: "Every change in Beffroi leaves a record here.",
  column: { time: "Time", activity: "Activity", who: "By", target: "Target", category: "Category", result: "Result" },
  success: "Success",
  failure: "Failure",
  since: "Since",
  sinceDay: "24 hours",
  sinceWeek: "7 days",
  sinceMonth: "30 days",
  system: "System",
  export: { csv: "Export as CSV", json: "Export as JSON" },
  chainChecking: "Checking the chain of records…",
  chainValid_one: "The chain is intact: {{count, number}} record checked.",
  chainValid_other: "The chain is intact: {{count, number}} records checked.",
  chainBroken:
    "The chain is broken at record {{sequence}}. Records from there on cannot be trusted: tell your security officer.",
  checkAgain: "Check again",
  reason: "Reason",
  sequence: "Record number",
  hash: "Hash",
  correlation: "Correlation id",
  changes: "What changed",
  noChanges: "No field was changed.",
  property: "Field",
  before: "Before",
  after: "After",
  details: "Record {{sequence}}",
  more_one: "and {{count, number}} more",
  more_other: "and {{count, number}} more",
  showMore_one: "Show more ({{count, number}} left)",
  showMore_other: "Show more ({{count, number}} left)",
};
export const settings = {
  messages: {
    title: "Messages",
    intro: "What holds for every organizational message. Changes count for what is sent or approved from now on.",
    maxTitleLength: "Longest title",
    maxTitleLengthHelp: "In characters; usually 50.",
    maxBodyLength: "Longest text",
    maxBodyLengthHelp: "In characters; usually 200.",
    maxButtonTextLength: "Longest button text",
    maxButtonTextLengthHelp: "In characters; usually 20.",
    reachGrowthPercent: "Growth of the reach that needs no new approval",
    reachGrowthPercentHelp:
      "In percent; usually 50. A message that would reach more people at its start goes back to the approver.",
    dailyFiguresRetentionInDays: "Days for which figures are kept day by day",
    dailyFiguresRetentionInDaysHelp:
      "Usually 180. Older days are deleted for good; the totals of a message stay as long as the message.",
    qualifyingLicenses: "Licences that messages ask for",
    qualifyingLicensesHelp:
      "Short names of products or capabilities, one a line (e.g. SPE_E3): only who holds one of them gets messages. Empty: nothing is asked for.",
    allowMicrosoftMessages: "Allow Microsoft messages",
    allowMicrosoftMessagesHelp:
      "Devices may show what Microsoft sends, too. The organization’s own messages are not concerned.",
    domains: "Domains to which links may lead",
    domainsHelp: "One a line, each with everything under it. Empty: links may lead anywhere.",
    wrongNumber: "A whole number from {{least, number}} to {{most, number}}.",
  },
  title: "Settings",
  intro: "What holds for the whole organization.",
  organization: "Organization",
  name: "Name",
  nameHelp: "People see it as the sender of every message.",
  language: "Default language",
  languageHelp: "For people who have chosen none.",
  timeZone: "Time zone",
  timeZoneHelp: "The console shows all times in it; start and end of messages are entered in it.",
  country: "Country",
  countryHelp: "Two letters, for example FR.",
  logo: {
    title: "Logo",
    help: "Stands at the top of e-mails that have no picture of their own. PNG or JPEG, at most 490 x 72 pixels and 50 KiB; drawn at most 245 x 36 pixels large.",
    alt: "The organization’s logo",
    none: "No logo: the organization’s name stands there.",
    choose: "Choose a logo",
    replace: "Choose another",
    remove: "Remove the logo",
    saved: "The logo has been saved.",
    removed: "The logo has been removed.",
    tooLarge: "This file is larger than 50 KiB.",
  },
  domains: "Domains",
  defaultDomain: "default",
  saved: "The settings were saved.",
  readOnly: "You may read the settings but not change them.",
  missing: "is missing",
};
export const account = {
  title: "My account",
  intro: "Who you are here, how you sign in, and where you are signed in.",
  profile: "Profile",
  roles: "Roles",
  noRoles: "No role",
  language: "Language",
  languageHelp: "The language of these pages and of the messages that you get.",
  password: "Password",
};

export const signInSettings = {
  title: "Sign-in settings",
  intro: "How the people of your organization sign in.",
  counts: {
    title: "Who has which way to sign in",
    people_one: "Of {{count, number}} account that may sign in:",
    people_other: "Of {{count, number}} accounts that may sign in:",
    password: "Password",
    authenticatorApp: "Authenticator app",
    passkey: "Passkey",
    provider: "Account at an identity provider",
    administrators: "People with a role",
    administratorsWithPasswordOnly: "Of these, without app or passkey",
  },
  policy: {
    title: "Second step",
    secondStep: "Everybody with a role needs a code beside the password",
    secondStepHelp:
      "Who has no authenticator app yet sets one up at their next sign-in. A passkey needs no code. Sessions that are open go on.",
    saved: "The rule was saved.",
  },
  providers: {
    title: "Identity providers",
    help: "Servers of others that say who somebody is (OpenID Connect). They create nobody: people must have an account here.",
    none: "No identity provider.",
    add: "Add identity provider",
    off: "Off",
    editOf: "Edit {{name}}",
    removeOf: "Remove {{name}}",
    removeTitle: "Remove {{name}}?",
    removeHelp: "Nobody can sign in with it any more, and who was linked to whom is forgotten. Open sessions go on.",
    removed: "{{name}} was removed.",
    saved: "{{name}} was saved.",
  },
  form: {
    add: "Add identity provider",
    edit: "Edit identity provider",
    displayName: "Name on the button",
    issuer: "Address (issuer)",
    issuerHelp: "For example https://login.example.com. Its description must be found there.",
    clientId: "Client id",
    clientSecret: "Client secret",
    secretHelp: "As the provider gave it. It is kept sealed and never shown again.",
    secretKept: "One is kept. Leave this empty to keep it.",
    scope: "Scopes",
    scopeHelp: "Divided by spaces; openid must be one of them.",
    redirectUri: "Redirect address",
    redirectUriHelp: "Register this address with the provider.",
    matchByMail: "Whoever has a person’s verified e-mail address there is that person",
    isEnabled: "People can sign in with it",
    test: "Try the address",
    testing: "Trying…",
    tested_one: "The provider answers and has {{count}} key.",
    tested_other: "The provider answers and has {{count}} keys.",
  },
};
