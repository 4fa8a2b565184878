// Short names for the schemas of the generated client.
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type SignInSession = Schemas["SessionInfo"];
export type SecondStep = Schemas["SecondStep"];
export type Enrolment = Schemas["Enrolment"];
export type OwnMethods = Schemas["OwnMethods"];
export type Passkey = Schemas["PasskeyInfo"];
export type Consent = Schemas["Consent"];
export type IdentityProvider = Schemas["IdentityProvider"];
export type Organization = Schemas["Organization"];
export type User = Schemas["User"];
export type NewUser = Schemas["NewUser"];
export type ImportEvent = Schemas["Event"];
export type ImportReport = Schemas["Report"];
export type Group = Schemas["Group"];
export type DirectoryObject = Schemas["DirectoryObject"];
export type Device = Schemas["Device"];
export type RoleDefinition = Schemas["RoleDefinition"];
export type RoleAssignment = Schemas["RoleAssignment"];
export type Application = Schemas["Application"];
export type PasswordCredential = Schemas["PasswordCredential"];
export type KeyCredential = Schemas["KeyCredential"];
export type Webhook = Schemas["Webhook"];
export type WebhookWithSecret = Schemas["WebhookWithSecret"];
export type WebhookDelivery = Schemas["WebhookDelivery"];
export type WebhookDeliveryDetail = Schemas["WebhookDeliveryDetail"];
export type WebhookAttempt = Schemas["WebhookAttempt"];
export type AuditRecord = Schemas["AuditRecord"];
export type AuditVerification = Schemas["Verification"];
export type SubscribedSku = Schemas["SubscribedSku"];
export type LicenceSubscription = Schemas["CompanySubscription"];
export type CatalogProduct = Schemas["CatalogProduct"];
export type ServicePlan = Schemas["ServicePlanInfo"];
export type AssignedLicence = Schemas["AssignedLicense"];
export type AssignmentState = Schemas["AssignmentState"];
export type LicenceMember = Schemas["LicenseMember"];
export type LicenceSettings = Schemas["LicenseSettings"];
export type MailboxPlan = Schemas["MailboxPlan"];
export type MailboxPlanView = Schemas["MailboxPlanView"];
export type LicenceExplanation = Schemas["Explained"];
export type Holding = Schemas["ExplainedHolding"];
export type OverlapRow = Schemas["Overlap"];
export type OverlapPerson = Schemas["OverlapPerson"];
export type Reclaimed = Schemas["Reclaimed"];
export type PastReclaim = Schemas["PastReclaim"];
export type LicenceChange = Schemas["AssignLicense"];
export type WhatIfQuestion = Schemas["WhatIf"];
export type WhatIfAnswer = Schemas["Consequences"];
export type ConferencingUser = Schemas["PersonView"];
export type ConferencingUserPatch = Schemas["PersonPatch"];
/** The server leaves nothing out of its answers. */
export type ConferencingSettings = Required<Schemas["Settings"]> & Pick<Schemas["SettingsView"], "@odata.etag">;
export type ConferencingBridge = Schemas["BridgeView"];
export type ServiceNumber = Schemas["NumberView"];
export type ConferencingMail = Schemas["ConferencingMail"];
export type PinShown = Schemas["PinShown"];
export type MailMessage = Schemas["MailMessage"];
export type MailMessageDetails = Schemas["MailMessageDetails"];
export type MailRelay = Schemas["MailRelayInfo"];
export type CustomNotification = Schemas["CustomNotification"];
export type NotificationKind = Schemas["NotificationKind"];
export type NotificationState = Schemas["NotificationState"];
export type NotificationCounts = Schemas["NotificationCounts"];
export type NotificationFailure = Schemas["NotificationFailure"];
export type NotificationQuota = Schemas["NotificationQuota"];
export type NotificationChannel = Schemas["NotificationChannel"];
export type ChannelHealth = Schemas["NotificationChannelHealth"];
export type PushGateway = Schemas["PushGateway"];
export type NotificationTest = Schemas["NotificationTestResult"];
export type NotificationSettings = Schemas["NotificationSettings"];
export type BulkDeviceResult = Schemas["BulkManagedDeviceActionResult"];
export type Message = Schemas["OrganizationalMessage"];
export type MessageDraft = Schemas["MessageDraft"];
export type MessageText = Schemas["MessageText"];
export type MessageState = Schemas["MessageState"];
export type MessageObjective = Schemas["MessageObjective"];
export type MessageLocation = Schemas["MessageLocation"];
export type MessageTheme = Schemas["MessageTheme"];
export type MessagePassage = Schemas["MessagePassage"];
export type MessageSettings = Schemas["MessageSettings"];
export type LibraryText = Schemas["LibraryText"];
export type MessageUrgency = Schemas["MessageUrgency"];
export type MessagePriority = Schemas["MessagePriority"];
export type MessageFrequency = Schemas["MessageFrequency"];
export type MessageRecipients = Schemas["MessageRecipients"];
export type MessageAction = Schemas["MessageAction"];
export type MessageActivity = Schemas["MessageActivity"];
export type MessageReport = Schemas["MessageReport"];
export type Explanation = Schemas["ExplainAnswer"];
export type Reach = Schemas["ReachAnswer"];
export type InboxItem = Schemas["InboxItem"];
export type Showing = Schemas["Showing"];
export type ShowingEvent = Schemas["ShowingEvent"];
export type ShowingEventType = ShowingEvent["type"];
export type ErrorBody = Schemas["ErrorEnvelope"];
export type Chat = Schemas["ChatView"];
export type ChatFile = Schemas["FileView"];
export type ChatMember = Schemas["MemberView"];
export type ChatMessage = Schemas["ChatMessageView"];
export type ChatPerson = Schemas["ChatIdentity"];
export type ChatCaution = Schemas["Caution"];
export type NewChatMessage = Schemas["NewMessage"];
export type NewChatMember = Schemas["NewMember"];
export type FoundPerson = Schemas["Found"];
export type ExternalContact = Schemas["Contact"];
/** What the organization decides of chats with people outside. */
export type ExternalChatSettings = Required<Schemas["ExternalChatSettings"]> &
  Pick<Schemas["ExternalChatSettingsView"], "@odata.etag">;
export type ExternalAccessPolicy = Required<Schemas["PolicyView"]>;
export type ExternalPolicyGrant = Schemas["GrantView"];
export type EffectiveExternalPolicy = Required<Schemas["EffectiveView"]>;
export type ExternalPolicySource = Schemas["Source"];
export type ChatExplanation = Schemas["Explanation"];
export type ChatRuleFinding = Schemas["RuleView"];
export type ExternalReach = Schemas["ExternalReach"];
export type Outsider = Schemas["Outsider"];
export type EndedContacts = Schemas["Ended"];
export type ExternalInvitation = Schemas["InvitationRow"];
export type ExternalDomain = Schemas["DomainView"];
export type ChatReport = Schemas["ReportView"];
export type ChatInvitation = Schemas["InvitationView"];

export const messageStates = [
  "draft",
  "pendingApproval",
  "rejected",
  "pending",
  "scheduled",
  "active",
  "completed",
  "canceled",
  "failed",
] as const satisfies readonly MessageState[];
export const messageObjectives = [
  "adoption",
  "onboarding",
  "sustainability",
  "techUpdates",
] as const satisfies readonly MessageObjective[];
export const messageLocations = [
  "taskbar",
  "notificationArea",
  "lockScreen",
  "getStarted",
  "portal",
  "email",
] as const satisfies readonly MessageLocation[];
/** The themes of the two cards of *get started*. */
export const firstThemes = [
  "reviewBenefits",
  "reviewOrganization",
  "getStartedWithDevice",
] as const satisfies readonly MessageTheme[];
export const secondThemes = [
  "organizationalTraining",
  "organizationPolicies",
  "helpResources",
  "updateVpn",
] as const satisfies readonly MessageTheme[];
/** The ways by which devices are reached, in the order in which they are shown. */
export const notificationChannels = [
  "webPush",
  "apns",
  "fcm",
  "unifiedPush",
  "ntfy",
] as const satisfies readonly NotificationChannel[];
export const messagePriorities = ["low", "normal", "high"] as const satisfies readonly MessagePriority[];
export const messageFrequencies = [
  "once",
  "weekly",
  "twiceMonthly",
  "monthly",
] as const satisfies readonly MessageFrequency[];
export const platforms = ["Windows", "macOS", "Linux", "iOS", "Android", "Web"] as const;

/** Where the console fetches an uploaded picture. */
export function pictureAddress(id: string): string {
  return `/beta/admin/organizationalMessages/pictures/${id}`;
}
