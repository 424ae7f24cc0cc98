// Made by npm run interface -w packages/client from the OpenAPI document of the service.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The server can do its work */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this process does, for Prometheus
         * @description Codes and commands issued, refusals, what waits, key agreements, latencies, whether it is ready, and the process itself. Each process reports its own, also where it issues nothing any more. Needs the role metrics.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lab/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clock of the lab
         * @description Needs the role reader.
         */
        get: operations["getLabClock"];
        /**
         * Set the clock of the lab
         * @description One of `time`, which leaves the rate as it is, `offsetSeconds`, which has the clock run beside the real time, and `rate`. All that the service judges and dates follows, in every process on the database. The audit trail, API keys, answers kept for an Idempotency-Key and limits of requests stay with the real time. Needs the role administrator.
         */
        put: operations["setLabClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/supplier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The supplier: the id and the public keys that meters are commissioned with
         * @description Needs the role reader.
         */
        get: operations["getSupplier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meters that meet every condition named, by id
         * @description Needs the role reader.
         */
        get: operations["listMeters"];
        put?: never;
        /**
         * Register a meter
         * @description Registering it again with the same details answers 200 and changes nothing. A key that another meter has is taken, with a warning. Needs the role issuer.
         */
        post: operations["registerMeter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters/{meterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One meter, what is known of it, and what can be said about its next codes
         * @description Needs the role reader.
         */
        get: operations["getMeter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what the registration of a meter says, retire it, or take it back
         * @description The same again changes nothing. Another publicKey, a higher lastCounter, retiring and taking back need a key with the role approver. What was signed for the key of before is dead at the meter: commission it with its lastCounter as its floor. Confirmations of those codes are still taken. Needs the role issuer.
         */
        patch: operations["changeMeter"];
        trace?: never;
    };
    "/v1/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find meters and codes by what somebody has of them
         * @description At most 20 of each. A POST, so that no digits stand in a log or in an address; it changes nothing. Needs the role reader.
         */
        post: operations["findMetersAndCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register many meters from a file, or change those that are registered
         * @description The file is read as it arrives, however long it is, and stored 500 meters a transaction. A line that is refused does not stop it: the answer says which line, and why. A file that was cut off can be sent again: meters that are registered with the same details stay as they are. Of a certificate the device, the curve and the key usage are checked, and not the chain. Needs the role issuer.
         */
        post: operations["importMeters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meters as CSV, as they are imported
         * @description Streamed, by id, those that meet every condition named. A retired meter has two lines: one registers it, one retires it. `lastCounter` is its last counter, so that a database that imports the file uses none twice. Needs the role reader.
         */
        get: operations["exportMetersAsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meters as NDJSON, as they are imported
         * @description Streamed, by id, those that meet every condition named. A retired meter has two lines: one registers it, one retires it. `lastCounter` is its last counter, so that a database that imports the file uses none twice. Needs the role reader.
         */
        get: operations["exportMetersAsNdjson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters/{meterId}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known of a meter's settings
         * @description As it was noted last; null where nothing was noted. Needs the role reader.
         */
        get: operations["getMeterSettings"];
        /**
         * Note what is known of a meter's settings
         * @description Replaces what was noted before; what is left out is unknown. It changes nothing at the meter: it tells warnings whether the meter would refuse a code. Needs the role issuer.
         */
        put: operations["noteMeterSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters/{meterId}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A meter's codes that meet every condition named, newest first
         * @description Needs the role reader.
         */
        get: operations["listCodesOfMeter"];
        put?: never;
        /**
         * Issue a code
         * @description The counter is used once the code is issued, and only then: a refusal uses none. Send an Idempotency-Key, and a repetition after a lost answer gets the same code. Above the approval line the answer is 202: nothing is signed until another key approves it. Needs the role issuer.
         */
        post: operations["issueCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters/{meterId}/codes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be issued, without a code and without using a counter
         * @description Needs the role issuer.
         */
        post: operations["previewCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The codes that meet every condition named, newest first
         * @description Needs the role reader.
         */
        get: operations["listCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One code: to send it again, send the same digits
         * @description Needs the role reader.
         */
        get: operations["getCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a code says, and with a meterId whether it is authentic
         * @description Takes confirmation codes too; with a meterId a wrong one counts towards the five a day. Needs the role reader.
         */
        post: operations["explainCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The digits have gone to the customer
         * @description Counted: `sentCount` says how often. Send an Idempotency-Key, and a repetition after a lost answer is not counted. Needs the role issuer.
         */
        post: operations["markCodeSent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it again: the same digits, counted
         * @description No code is made and no counter used: what was typed once is not applied twice. `caution` says when the meter may not take it any more. Send an Idempotency-Key, and a repetition after a lost answer is not counted. Needs the role issuer.
         */
        post: operations["resendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The digits did not reach the customer
         * @description They are still valid: they can be typed if they turn up, and resending sends the same digits. Needs the role issuer.
         */
        post: operations["markCodeLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The meter refused the code, and said why
         * @description What the reason proves settles the code: `duplicate` that it was applied, `superseded` that a later code has overtaken it; `too_old`, `expired` and `unsupported` that the meter will not take it; after every other reason the same digits may be typed again. Needs the role issuer.
         */
        post: operations["markCodeRefused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void a code in the supplier's records
         * @description Voiding changes the supplier's records only. A code that is already out can still be entered: the meter cannot know. A later code that sets the same thing overtakes it; a top-up is overtaken by nothing but a change of tenancy. Needs the role issuer.
         */
        post: operations["voidCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A code as it is sent or read to a customer
         * @description The digits in groups of four, what the code does, when to type it and what the display will say. A code that cannot count any more has no text: 409. Asking for the text changes no state; `POST .../sent` says that the digits were sent. Needs a key that sees codes. Needs the role reader.
         */
        get: operations["getCodeText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{codeId}/duis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A code in the terms of DUIS, for the day on which the WAN is back
         * @description A top-up of 20 digits as service request 2.2, whose digits a meter that has taken them refuses as a duplicate; and for each command the service requests that do the same. Nothing is sent. A code that cannot count any more is not sent either: 409. Needs a key that sees codes. Needs the role reader.
         */
        get: operations["getCodeDuis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters/{meterId}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a confirmation code
         * @description The code it is about becomes `confirmed`; the meter's highest counter, balance and day are learnt. It is checked against the supplier key that the code was signed under, even after the meter has been given another key. An older status changes nothing. Five different wrong ones a meter and day, then 429; typing slips do not count, nor does a code that only the meter's clock seems to make wrong (`clockDays`): two of those that agree prove both, and the clock. Needs the role issuer.
         */
        post: operations["confirmCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters/{meterId}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a meter has reported, newest first
         * @description A credit has the `codeId` of the confirmed code that explains it. Needs the role reader.
         */
        get: operations["listAlerts"];
        put?: never;
        /**
         * Record what a meter reports once its WAN is back
         * @description Events as its log and outbox have them, and entries of its code log, in one batch; a batch that is sent again changes nothing. Equal ones of a batch are so many; those of several batches are the same ones, unless their ids differ. An entry names a code by its last four digits. An event names none: as many equal ones as there are codes that can have raised them prove those, fewer prove none. What is proved becomes `confirmed`, by `alert`. Needs the role issuer.
         */
        post: operations["reportAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Issued against applied, with money on both sides
         * @description The codes issued from the first to the last day asked for, of the meters with a tag or of a campaign, by their state; and the credits that meters have reported in these days. `format=csv` gives the same as CSV. Needs the role reader.
         */
        get: operations["getReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was issued each day, and what has become of it
         * @description By the day of issue, UTC, as in the reconciliation of the same days, whose sums these are day by day. Needs the role reader.
         */
        get: operations["getDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campaigns, newest first
         * @description Needs the role reader.
         */
        get: operations["listCampaigns"];
        put?: never;
        /**
         * Issue one command set for a selection of meters
         * @description Answers at once; the codes are issued in batches afterwards. Every meter of the campaign gets exactly one code, or is refused by the rules of a single code. Send an Idempotency-Key, and a repetition after a lost answer makes no second campaign. Needs the role issuer.
         */
        post: operations["startCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a campaign would issue, and for how many meters
         * @description Signs nothing and uses no counter. Needs the role issuer.
         */
        post: operations["previewCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One campaign, how far it has come, and what has become of its codes
         * @description Needs the role reader.
         */
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The codes of a campaign, in the order of their meters
         * @description Needs the role reader.
         */
        get: operations["listCodesOfCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/meters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meters of a campaign, in the order of their ids
         * @description Those that have no code yet, too. While they are being chosen, those known so far. Needs the role reader.
         */
        get: operations["listMetersOfCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a campaign
         * @description Once this answers, no further code of it is issued. Codes that were issued before stay valid: they may be out, and a meter cannot know. Where it waits for a second person, its request for approval ends as `cancelled`. Needs the role issuer.
         */
        post: operations["cancelCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a campaign has come, now and whenever that changes
         * @description Needs the role reader.
         */
        get: operations["followCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/codes.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign's codes as CSV, in the order of their meters
         * @description Streamed. Of a campaign that is running, the codes that are there by now. With a `channel` each has the `text` that its customer is told, for a `face` and in a `language`, and those that cannot count any more are left out. Needs a key that sees codes. Needs the role reader.
         */
        get: operations["exportCodesAsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/codes.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign's codes as NDJSON, in the order of their meters
         * @description Streamed. Of a campaign that is running, the codes that are there by now. With a `channel` each has the `text` that its customer is told, for a `face` and in a `language`, and those that cannot count any more are left out. Needs a key that sees codes. Needs the role reader.
         */
        get: operations["exportCodesAsNdjson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The codes of a campaign have gone to the customers
         * @description Marks those that have not been sent yet and can still count. A second call marks the rest, and counts none twice. Needs the role issuer.
         */
        post: operations["markCampaignSent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All API keys, the oldest first, without the keys themselves
         * @description Needs the role administrator.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The answer holds the key, this once; the service keeps its hash. Needs the role administrator.
         */
        post: operations["makeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API key that asks, with what its role may issue
         * @description For a page that offers only what its user may do. Needs the role metrics.
         */
        get: operations["getOwnApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whose an API key is
         * @description For the key of the first start, and keys of before owners were asked for. An owner is said once: saying the same again changes nothing. Needs the role administrator.
         */
        put: operations["setApiKeyOwner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Once this answers, the key gives no access, and what it had asked for is cancelled where it still waited for a second person. Revoking it again changes nothing. Needs the role administrator.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/supplier/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The supplier's keys, the present one first, and how many meters know each
         * @description Needs the role reader.
         */
        get: operations["listSupplierKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/supplier/key-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * These meters have been commissioned with the present key
         * @description From now on their codes are signed with it. Commission each with the `floor` of the answer: codes signed with the old key are dead then: those still open become `superseded`, and `deadCodeIds` names them. Confirmations of them are accepted as long as the service has that key. A meter that is under the present key already stays as it is. Needs the role approver.
         */
        post: operations["changeSupplierKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each role may issue
         * @description Needs the role reader.
         */
        get: operations["listLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set what a role may issue
         * @description Whatever is above it is refused with 403 `above_limit`, and `field` names it. Codes that are out already stay as they are. What lets the role issue more than before is answered 202, and holds once another person approves it. Needs the role administrator.
         */
        put: operations["setLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail, newest first
         * @description Needs the role reader.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail as a file, oldest first, signed at its end
         * @description NDJSON, one entry a line, to be verified anywhere by `utrn audit verify FILE --key PEM`. `after` begins after an entry that an earlier file has. Needs the role reader.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify the audit trail as it is stored
         * @description Every hash, every link and every signature, and that it ends where it should. It answers 200 even if something is wrong: look at `ok`. Needs the role reader.
         */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/keys.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that sign the audit trail
         * @description PEM, one after another, each behind a line with its fingerprint: those of all processes on this database, and those of SUPPLIER_AUDIT_TRUSTED_FILE. For `utrn audit verify FILE --key`. Needs the role reader.
         */
        get: operations["getAuditKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, the oldest first
         * @description Every change of codes, meters, campaigns and approvals, in one order without gaps. Keep `nextAfter`, and ask with it as `after` next time: no event is missed, and none comes late. With `wait` the call is answered as soon as there is one. No event has digits of a code. Needs the role reader.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All webhooks, the oldest first, without their secrets
         * @description Needs the role administrator.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Add a webhook: it is told what happens from now on
         * @description The answer holds its secret, this once. Events are sent as Standard Webhooks (www.standardwebhooks.com), in order, each until it is answered by 2xx. Needs the role administrator.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook, and how far it has been told
         * @description Needs the role administrator.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Remove a webhook and the log of its deliveries
         * @description Needs the role administrator.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook, pause it, or have it told on
         * @description What is left out stays. `enabled: true` tries at once, and goes on where it stopped, also after the service had stopped telling it. Needs the role administrator.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description The answer holds it, this once. For a day the secret of before signs too: every event then has two signatures. Needs the role administrator.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a webhook told on from another place
         * @description Backwards, and it gets events again, under the ids that they had; forwards, and it passes over what it cannot take. Needs the role administrator.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one event again, now and out of turn
         * @description Once, and answered with what came of it. The webhook's place stays. Needs the role administrator.
         */
        post: operations["sendWebhookEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a trial: an event of the type webhook.test
         * @description Once, and answered with what came of it. A webhook that was failing and takes it is told on at once. Needs the role administrator.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of each attempt, the newest first; the last 1,000
         * @description Needs the role administrator.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests for a second person's approval
         * @description Needs the role reader.
         */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request, and whether this key may decide it
         * @description Needs the role reader.
         */
        get: operations["getApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/meters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meters that a request is for, in the order of their ids
         * @description Of a campaign those that were chosen when it was asked for: approving issues for these, and for no other. While they are being chosen (`still_selecting`) those that are known. Needs the role reader.
         */
        get: operations["listMetersOfApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a request of another key
         * @description The code is signed now, under the next counter, and `GET /v1/codes/{codeId}` has it. What would refuse the code now refuses the approval, and the request stays open. A campaign begins to run, for the meters of `GET /v1/approvals/{id}/meters`; a line, or limits, hold from now on. Needs the role approver.
         */
        post: operations["approveRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a request of another key
         * @description Nothing was signed, and nothing will be. Needs the role approver.
         */
        post: operations["rejectRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a request of this key
         * @description Nothing was signed, and nothing will be: the code is void, the campaign cancelled, as if it had been rejected. Needs the role issuer.
         */
        post: operations["withdrawRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approval-line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Above which line a code needs a second person
         * @description Needs the role reader.
         */
        get: operations["getApprovalLine"];
        /**
         * Set the line above which a code needs a second person
         * @description As soon as there is a line every campaign needs a second person, too. Codes that are issued and requests that wait stay as they are. A line that lets more pass than before is answered 202, and drawn once another person approves it. Needs the role administrator.
         */
        put: operations["setApprovalLine"];
        post?: never;
        /**
         * Remove the line: nothing needs a second person
         * @description Answered 202, and removed once another person approves it. Needs the role administrator.
         */
        delete: operations["removeApprovalLine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** InvalidRequestProblem */
        InvalidRequestProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 400;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "invalid_request";
            /** @description The reason, for people; may change. */
            detail: string;
            /** @description The member at fault, say commands[0].amountPence. */
            field: string;
            /** @description The listed ids that nobody registered; of many, the first 20. */
            unknownMeterIds?: string[];
        };
        /** RequestTimeoutProblem */
        RequestTimeoutProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 408;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "request_timeout";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** HeadersTooLargeProblem */
        HeadersTooLargeProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 431;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "headers_too_large";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** InternalProblem */
        InternalProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 500;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "internal";
            /** @description The reason, for people; may change. */
            detail: string;
            /** @description The server's log has the reason under it. */
            id: string;
        };
        /** NotReadyProblem */
        NotReadyProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 503;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "not_ready";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** UnauthorizedProblem */
        UnauthorizedProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 401;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "unauthorized";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** ForbiddenProblem */
        ForbiddenProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 403;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "forbidden";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** TooManyRequestsProblem */
        TooManyRequestsProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 429;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "too_many_requests";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** IssuingStoppedProblem */
        IssuingStoppedProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 503;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "issuing_stopped";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** StoreUnavailableProblem */
        StoreUnavailableProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 503;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "store_unavailable";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * LabClock
         * @description The clock of a lab.
         */
        LabClock: {
            /**
             * @description Seconds since the Unix epoch, as the bench has them.
             * @example 1803297600
             */
            time: number;
            /**
             * @description How far the clock is ahead of the real time; negative: behind.
             * @example 7776000
             */
            offsetSeconds: number;
            /**
             * @description Seconds a real second; 0: the clock stands.
             * @example 3600
             */
            rate: number;
        };
        /** PayloadTooLargeProblem */
        PayloadTooLargeProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 413;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "payload_too_large";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** UnsupportedMediaTypeProblem */
        UnsupportedMediaTypeProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 415;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "unsupported_media_type";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * Supplier
         * @description What meters are commissioned with.
         */
        Supplier: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            supplierId: string;
            /** @description A P-256 public key, uncompressed: 65 bytes as lowercase hex. */
            publicKey: string;
            /** @description The key of command codes and confirmations, 65 bytes as lowercase hex: the same unless commands have a key of their own. */
            commandPublicKey: string;
            clock?: components["schemas"]["LabClock"];
        };
        /** MeterWarning */
        MeterWarning: {
            /** @enum {string} */
            code: "key_of_another_meter";
            /** @description The warning in a sentence, for people. */
            message: string;
            /** @description The meters it is about, by id; of many, the first 20. */
            meterIds: string[];
        };
        /**
         * RegisteredMeter
         * @description The meter, as it is registered now.
         */
        RegisteredMeter: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /** @description A P-256 public key, uncompressed: 65 bytes as lowercase hex. */
            publicKey: string;
            /**
             * @description The name of a supplier's key, from a hash of it.
             * @example 3b1f0c5d9a7e4281
             */
            supplierKeyId: string;
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel: "electricity" | "gas";
            label: string | null;
            tags: string[];
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            registeredAt: string;
            /**
             * @description Whether it gets codes: a retired meter gets none.
             * @enum {unknown}
             */
            status: "active" | "retired";
            retiredAt: string | null;
            retireReason: string | null;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            lastCounter: number;
            /** @description The highest counter the meter is known to have accepted; 0 when none is known. */
            knownHighestCounter: number;
            knownBalancePence: number | null;
            knownOn: string | null;
            /** @description By how many days its clock is proved to be ahead, negative where it is behind: its confirmation codes are read by it. */
            clockDays: number;
            /** @description What is odd about the meter, which is registered all the same. */
            warnings: components["schemas"]["MeterWarning"][];
        };
        /** MeterExistsProblem */
        MeterExistsProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "meter_exists";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * Meter
         * @description A meter, as it is registered, and what is known of it.
         */
        Meter: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /** @description A P-256 public key, uncompressed: 65 bytes as lowercase hex. */
            publicKey: string;
            /**
             * @description The name of a supplier's key, from a hash of it.
             * @example 3b1f0c5d9a7e4281
             */
            supplierKeyId: string;
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel: "electricity" | "gas";
            label: string | null;
            tags: string[];
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            registeredAt: string;
            /**
             * @description Whether it gets codes: a retired meter gets none.
             * @enum {unknown}
             */
            status: "active" | "retired";
            retiredAt: string | null;
            retireReason: string | null;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            lastCounter: number;
            /** @description The highest counter the meter is known to have accepted; 0 when none is known. */
            knownHighestCounter: number;
            knownBalancePence: number | null;
            knownOn: string | null;
            /** @description By how many days its clock is proved to be ahead, negative where it is behind: its confirmation codes are read by it. */
            clockDays: number;
        };
        /**
         * MetersPage
         * @description A page of meters, and the cursor of the next.
         */
        MetersPage: {
            items: components["schemas"]["Meter"][];
            nextCursor: string | null;
            /** @description How many there are on all pages together. */
            total: number;
        };
        /** TopUpCommand */
        TopUpCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "top_up";
            amountPence: number;
            /** @enum {string} */
            valueClass?: "pence" | "pounds";
        };
        /** DeductCreditCommand */
        DeductCreditCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "deduct_credit";
            amountPence: number;
        };
        /** SetCreditCommand */
        SetCreditCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "set_credit";
            amountPence: number;
        };
        /** AddDebtCommand */
        AddDebtCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "add_debt";
            /** @enum {string} */
            register: "time_1" | "time_2" | "payment";
            amountPence: number;
        };
        /** DeductDebtCommand */
        DeductDebtCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "deduct_debt";
            /** @enum {string} */
            register: "time_1" | "time_2" | "payment";
            amountPence: number;
        };
        /** SetDebtCommand */
        SetDebtCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "set_debt";
            /** @enum {string} */
            register: "time_1" | "time_2" | "payment";
            amountPence: number;
        };
        /** SetTimeDebtRecoveryCommand */
        SetTimeDebtRecoveryCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "set_time_debt_recovery";
            /** @enum {string} */
            register: "time_1" | "time_2";
            /** @enum {string} */
            period: "hourly" | "daily";
            rateMillipence: number;
        };
        /** SetPaymentDebtRecoveryCommand */
        SetPaymentDebtRecoveryCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "set_payment_debt_recovery";
            percent: number;
            weeklyCapPounds: number;
        };
        /** ChangePriceCommand */
        ChangePriceCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "change_price";
            unitRateMillipence: number;
            standingChargeMillipence: number;
            /** Format: date */
            startDate: string | null;
        };
        /** ChangePriceTwoRateCommand */
        ChangePriceTwoRateCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "change_price_two_rate";
            rate1Millipence: number;
            rate2Millipence: number;
            standingChargeMillipence: number;
            /** Format: date */
            startDate: string | null;
            rate2Start: string;
            rate2End: string;
        };
        /** SetNonDisconnectCalendarCommand */
        SetNonDisconnectCalendarCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "set_non_disconnect_calendar";
            windows: {
                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                start: string;
                end: string;
            }[];
        };
        /** SetNonDisconnectPeriodsCommand */
        SetNonDisconnectPeriodsCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "set_non_disconnect_periods";
            periods: {
                /** Format: date */
                from: string;
                days: number;
            }[];
        };
        /** ChangeModeCommand */
        ChangeModeCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "change_mode";
        } & ({
            /** @enum {unknown} */
            type: "change_mode";
            /** @enum {unknown} */
            mode: "credit";
        } | {
            /** @enum {unknown} */
            type: "change_mode";
            /** @enum {unknown} */
            mode: "prepayment";
            suspendDebtDisabled: boolean;
            suspendDebtEmergency: boolean;
        });
        /** OpenHanCommand */
        OpenHanCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "open_han";
            /** @enum {string} */
            device: "any" | "ppmid" | "ihd" | "cad";
            minutes: number;
        };
        /** SuspendDisconnectionCommand */
        SuspendDisconnectionCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "suspend_disconnection";
        } & ({
            /** @enum {unknown} */
            type: "suspend_disconnection";
            hours: number;
        } | {
            /** @enum {unknown} */
            type: "suspend_disconnection";
            /** Format: date */
            until: string;
        });
        /** SetEmergencyCreditLimitCommand */
        SetEmergencyCreditLimitCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "set_emergency_credit_limit";
            limitPence: number;
        };
        /** RestoreSupplyCommand */
        RestoreSupplyCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "restore_supply";
        };
        /** RevertToDefaultsCommand */
        RevertToDefaultsCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "revert_to_defaults";
            parts: ("settings" | "balances" | "debts" | "tariff" | "logs" | "han")[];
        };
        /** ValidUntilCommand */
        ValidUntilCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "valid_until";
            /** Format: date */
            date: string;
        };
        /** AddCreditCommand */
        AddCreditCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "add_credit";
            amountPence: number;
        };
        /** Command */
        Command: components["schemas"]["TopUpCommand"] | components["schemas"]["DeductCreditCommand"] | components["schemas"]["SetCreditCommand"] | components["schemas"]["AddDebtCommand"] | components["schemas"]["DeductDebtCommand"] | components["schemas"]["SetDebtCommand"] | components["schemas"]["SetTimeDebtRecoveryCommand"] | components["schemas"]["SetPaymentDebtRecoveryCommand"] | components["schemas"]["ChangePriceCommand"] | components["schemas"]["ChangePriceTwoRateCommand"] | components["schemas"]["SetNonDisconnectCalendarCommand"] | components["schemas"]["SetNonDisconnectPeriodsCommand"] | components["schemas"]["ChangeModeCommand"] | components["schemas"]["OpenHanCommand"] | components["schemas"]["SuspendDisconnectionCommand"] | components["schemas"]["SetEmergencyCreditLimitCommand"] | components["schemas"]["RestoreSupplyCommand"] | components["schemas"]["RevertToDefaultsCommand"] | components["schemas"]["ValidUntilCommand"] | components["schemas"]["AddCreditCommand"];
        /**
         * MeterWithForecast
         * @description The meter, what it has told, and what can be said about its next codes.
         */
        MeterWithForecast: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /** @description A P-256 public key, uncompressed: 65 bytes as lowercase hex. */
            publicKey: string;
            /**
             * @description The name of a supplier's key, from a hash of it.
             * @example 3b1f0c5d9a7e4281
             */
            supplierKeyId: string;
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel: "electricity" | "gas";
            label: string | null;
            tags: string[];
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            registeredAt: string;
            /**
             * @description Whether it gets codes: a retired meter gets none.
             * @enum {unknown}
             */
            status: "active" | "retired";
            retiredAt: string | null;
            retireReason: string | null;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            lastCounter: number;
            /** @description The highest counter the meter is known to have accepted; 0 when none is known. */
            knownHighestCounter: number;
            knownBalancePence: number | null;
            knownOn: string | null;
            /** @description By how many days its clock is proved to be ahead, negative where it is behind: its confirmation codes are read by it. */
            clockDays: number;
            /** @description What the meter has told, and how old it is. */
            known: {
                lastConfirmation: {
                    /** @enum {unknown} */
                    kind: "applied" | "status" | "applied_in_part";
                    /** @description Its day by the supplier's calendar, YYYY-MM-DD. */
                    on: string;
                    /** @description When it was read, ISO 8601, UTC. */
                    readAt: string;
                    /**
                     * @description A UTRN counter of the meter, 32 bits.
                     * @example 17
                     */
                    utrnCounter: number;
                    /** @enum {unknown} */
                    supply: "disabled" | "enabled" | "armed";
                    /** @enum {unknown} */
                    mode: "credit" | "prepayment";
                    emergencyCreditActive: boolean;
                    balancePence: number;
                } | null;
                lastSupplyAlert: {
                    /** @enum {unknown} */
                    supply: "disabled" | "enabled" | "armed";
                    /**
                     * @description A time, ISO 8601, UTC.
                     * @example 2026-11-24T13:00:00.000Z
                     */
                    at: string;
                } | null;
                /** @description How many of its newest 1,000 codes may yet be typed, by the records. */
                openCodes: number;
            };
            /** @description What can be said about its next codes. */
            forecast: {
                /** @description The counter of the next code. */
                nextCounter: number;
                /** @description How many codes of 20, and of 40 or 60 digits, can be issued before the meter, if it took none of them, could not verify the next. A confirmation code raises it again. */
                codesLeft: {
                    20: number;
                    40: number;
                };
                /** @description How many of its newest 1,000 open codes the meter may yet apply. */
                outstandingCount: number;
                /** @description The newest 100 codes that the meter may yet apply, newest first. */
                outstanding: {
                    /**
                     * @description The name of an issued code.
                     * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                     */
                    codeId: string;
                    /**
                     * @description A UTRN counter of the meter, 32 bits.
                     * @example 17
                     */
                    utrnCounter: number;
                    /** @description The length of the code. */
                    digits: 20 | 40 | 60;
                    /**
                     * @description What the code does at the meter, in this order, all or nothing.
                     * @example [
                     *       {
                     *         "type": "top_up",
                     *         "amountPence": 1000
                     *       }
                     *     ]
                     */
                    commands: components["schemas"]["Command"][];
                }[];
            };
        };
        /** NotFoundProblem */
        NotFoundProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 404;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "not_found";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * ChangedMeter
         * @description The meter, as it is registered now.
         */
        ChangedMeter: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /** @description A P-256 public key, uncompressed: 65 bytes as lowercase hex. */
            publicKey: string;
            /**
             * @description The name of a supplier's key, from a hash of it.
             * @example 3b1f0c5d9a7e4281
             */
            supplierKeyId: string;
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel: "electricity" | "gas";
            label: string | null;
            tags: string[];
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            registeredAt: string;
            /**
             * @description Whether it gets codes: a retired meter gets none.
             * @enum {unknown}
             */
            status: "active" | "retired";
            retiredAt: string | null;
            retireReason: string | null;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            lastCounter: number;
            /** @description The highest counter the meter is known to have accepted; 0 when none is known. */
            knownHighestCounter: number;
            knownBalancePence: number | null;
            knownOn: string | null;
            /** @description By how many days its clock is proved to be ahead, negative where it is behind: its confirmation codes are read by it. */
            clockDays: number;
            /** @description What is odd about the meter, which is registered all the same. */
            warnings: components["schemas"]["MeterWarning"][];
            /** @description Its codes that could still be typed, where its key has changed: they are `superseded` now. Issue again what was paid for. */
            deadCodeIds: string[];
        };
        /**
         * ReadCode
         * @description A code that was issued.
         */
        ReadCode: {
            /**
             * @description It was issued: there are digits. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            kind: "signed";
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            code: string | null;
            printed: string | null;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter: number;
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /**
             * @description What has become of it, as far as the supplier knows.
             * @enum {unknown}
             */
            status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
            note: string | null;
            reason: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            issuedAt: string;
            voidedAt: string | null;
            voidReason: string | null;
            confirmedOn: string | null;
            confirmedBy: ("confirmation_code" | "alert" | "duplicate") | null;
            /** @description Whether the meter left out commands that later codes had overtaken: none of its settings is then known to be in force. */
            appliedInPart: boolean;
            /** @description How often the digits went out. */
            sentCount: number;
            sentAt: string | null;
            sentChannel: ("sms" | "letter" | "voice" | "email" | "app" | "other") | null;
            refusedAt: string | null;
            refusal: ("keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable") | null;
            lostAt: string | null;
            lostReason: string | null;
            supersededBy: string | null;
            /**
             * @description 1: a command code of the format's first revision, which no meter takes any more.
             * @enum {unknown}
             */
            formatRevision: 1 | 2;
            /** @description Whether it may yet be typed, and count, by the records. */
            isOpen: boolean;
            /** @description What its state means for the customer; may change. */
            means: string;
            /**
             * @description Only where code and printed are null because the API key sees no digits.
             * @enum {boolean}
             */
            digitsHidden?: true;
        };
        /**
         * Found
         * @description The meters and the codes that the text can mean.
         */
        Found: {
            /** @description By an EUI-64 in any printed form, or its beginning or end (4 hex digits or more); by a tag; and by a part of the label, in any case of letters. */
            meters: components["schemas"]["Meter"][];
            /** @description By their id, or their digits: all, or the last ones, 4 or more; newest first. */
            codes: components["schemas"]["ReadCode"][];
            /**
             * @description Only where codes were not looked for by these digits, because the API key sees none.
             * @enum {boolean}
             */
            digitsHidden?: true;
        };
        /**
         * Imported
         * @description What became of the lines of the file.
         */
        Imported: {
            /** @description Meters that are new. */
            registered: number;
            /** @description Lines that have changed their meter. */
            changed: number;
            /** @description Lines that have retired it. */
            retired: number;
            /** @description Lines that have taken it back. */
            takenBack: number;
            /** @description Lines that say what is so already: meters that are there with these details. */
            unchanged: number;
            /** @description How many lines were refused. */
            refused: number;
            /** @description The first 1,000 lines that were refused. */
            refusals: {
                /** @description The line in the file, the first is 1. */
                line: number;
                /** @description The member at fault; `line` for the line itself. */
                field: string;
                /** @description What is wrong with it. */
                why: string;
            }[];
            /** @description How many lines were taken with a warning. */
            warned: number;
            /** @description The first 1,000 lines that were taken although something is odd: another meter is registered with the same key. */
            warnings: {
                /** @description The line in the file, the first is 1. */
                line: number;
                /** @description The member at fault; `line` for the line itself. */
                field: string;
                /** @description What is wrong with it. */
                why: string;
            }[];
        };
        /** ExportedMeter */
        ExportedMeter: {
            /**
             * @description A retired meter has a second line, with `reason` alone.
             * @enum {unknown}
             */
            action: "register" | "retire";
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /** @description A P-256 public key, uncompressed: 65 bytes as lowercase hex. */
            publicKey?: string;
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel?: "electricity" | "gas";
            label?: string;
            tags?: string[];
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            lastCounter?: number;
            reason?: string;
        };
        /**
         * MeterSettings
         * @description What is known of the meter's settings.
         */
        MeterSettings: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            maxCreditPence: number | null;
            maxBalancePence: number | null;
        };
        /**
         * WarningCode
         * @description Stable. kills_outstanding_topups, strands_outstanding_topups, top_up_can_expire, reset_outstanding must be acknowledged by name.
         * @enum {unknown}
         */
        WarningCode: "kills_outstanding_topups" | "strands_outstanding_topups" | "may_push_out_topups" | "supersedes_outstanding_codes" | "counter_far_ahead" | "same_purpose_outstanding" | "credit_above_maximum" | "balance_above_maximum" | "leaves_without_credit" | "balance_to_refund_unknown" | "suspension_can_be_hoarded" | "payment_debt_percent_high" | "date_has_passed" | "top_up_can_expire" | "reset_outstanding" | "set_can_be_hoarded" | "recovery_goes_on" | "recovery_capped_at_zero" | "restore_may_be_refused" | "deduction_near_debt" | "may_cut_off_at_once" | "dated_price_outstanding" | "credit_outstanding";
        /** IssueRequest */
        IssueRequest: {
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /**
             * @description Asks for a length; left out, the shortest that holds the commands.
             * @enum {unknown}
             */
            digits?: 20 | 40 | 60;
            /**
             * @description Why the code was issued, for the history.
             * @example Goodwill, call 4711
             */
            note?: string;
            /**
             * @description The codes of the warnings whose harm is accepted.
             * @example [
             *       "kills_outstanding_topups"
             *     ]
             */
            acknowledge?: components["schemas"]["WarningCode"][];
            /**
             * @description Why.
             * @example Wrong amount
             */
            reason?: string;
        };
        /** Warning */
        Warning: {
            code: components["schemas"]["WarningCode"];
            /** @description The warning in a sentence, for people. */
            message: string;
            /** @description The codes it is about, oldest first; of many, the first 20. */
            codeIds: string[];
            /** @description What to ask for instead; it has one member. */
            proposal?: {
                /** @description The length of the code. */
                digits?: 20 | 40 | 60;
                /**
                 * @description What the code does at the meter, in this order, all or nothing.
                 * @example [
                 *       {
                 *         "type": "top_up",
                 *         "amountPence": 1000
                 *       }
                 *     ]
                 */
                commands?: components["schemas"]["Command"][];
                /**
                 * @description Ask for the meter's status code (key 0) first.
                 * @enum {boolean}
                 */
                statusCode?: true;
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                resend?: string;
            };
        };
        /**
         * IssuedCode
         * @description The code. It is stored: ask for it again by its id, and send the same digits.
         */
        IssuedCode: {
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description The digits to key in.
             * @example 73946144332040217315
             */
            code: string;
            /**
             * @description The same in groups of four.
             * @example 7394 6144 3320 4021 7315
             */
            printed: string;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter: number;
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /** @enum {string} */
            status: "issued";
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * AwaitingCode
         * @description Nothing is signed yet, and no counter used: a second person has to approve it.
         */
        AwaitingCode: {
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /** @description What another key approves or rejects: the same id. */
            approvalId: string;
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /** @enum {string} */
            status: "awaiting_approval";
            warnings: components["schemas"]["Warning"][];
        };
        /** AboveLimitProblem */
        AboveLimitProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 403;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "above_limit";
            /** @description The reason, for people; may change. */
            detail: string;
            /** @description The member at fault, say commands[0].amountPence. */
            field: string;
        };
        /** AcknowledgementNeededProblem */
        AcknowledgementNeededProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "acknowledgement_needed";
            /** @description The reason, for people; may change. */
            detail: string;
            warnings: components["schemas"]["Warning"][];
        };
        /** ReasonNeededProblem */
        ReasonNeededProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "reason_needed";
            /** @description The reason, for people; may change. */
            detail: string;
            warnings: components["schemas"]["Warning"][];
        };
        /** CounterTooFarAheadProblem */
        CounterTooFarAheadProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "counter_too_far_ahead";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** CountersUsedUpProblem */
        CountersUsedUpProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "counters_used_up";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** IdempotencyConflictProblem */
        IdempotencyConflictProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "idempotency_conflict";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** MeterRetiredProblem */
        MeterRetiredProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "meter_retired";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * Preview
         * @description What would be issued; no code was made and no counter used.
         */
        Preview: {
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /** @description The counter it would get if nothing comes first. */
            utrnCounter: number;
            warnings: components["schemas"]["Warning"][];
            /** @description The warnings that issuing asks to have acknowledged, those in acknowledge too. */
            toAcknowledge: components["schemas"]["WarningCode"][];
            wouldBeRefused: ("meter_retired" | "counters_used_up" | "counter_too_far_ahead" | "acknowledgement_needed" | "reason_needed") | null;
            /** @description Whether it is above the approval line, and would wait for a second person. */
            needsApproval: boolean;
        };
        /**
         * UnsignedCode
         * @description A code that waits for a second person, or was rejected or withdrawn.
         */
        UnsignedCode: {
            /**
             * @description There are no digits. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            kind: "unsigned";
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            code: string | null;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /** @enum {unknown} */
            status: "awaiting_approval" | "void";
            note: string | null;
            voidReason: string | null;
            /** @enum {boolean} */
            isOpen: false;
            /** @description What its state means for the customer; may change. */
            means: string;
        };
        /**
         * FoundCode
         * @description The code that was issued, or that waits for a second person or never was signed.
         */
        FoundCode: components["schemas"]["ReadCode"] | components["schemas"]["UnsignedCode"];
        /**
         * Verification
         * @description With a meterId: whether it is true, and which issued code it is about.
         */
        Verification: {
            /** @description Whether its MAC is right for this meter. */
            verifies: boolean;
            /** @description Why not; `first_revision`: a command code that was issued here before the format's second revision, and that no meter takes any more. */
            reason?: string;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter?: number;
            issue: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
                /**
                 * @description An EUI-64, 16 lowercase hex digits.
                 * @example 90b3d51f30000001
                 */
                meterId: string;
                /**
                 * @description What has become of it, as far as the supplier knows.
                 * @enum {unknown}
                 */
                status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
                /**
                 * @description A time, ISO 8601, UTC.
                 * @example 2026-11-24T13:00:00.000Z
                 */
                issuedAt: string;
                confirmedOn: string | null;
            } | null;
        };
        /** CodeExplanation */
        CodeExplanation: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "code";
            digits: number;
            subClass: number;
            /** @description The low bits of the counter. */
            truncatedCounter: number;
            /** @description Every bit field, in order. */
            fields: {
                name: string;
                bits: string;
                value: string;
            }[];
            commands: components["schemas"]["Command"][] | null;
            /** @description Without a meterId: the codes that were issued here with just these digits, newest first; of 20 digits more than one meter may have the same. */
            issues?: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
                /**
                 * @description An EUI-64, 16 lowercase hex digits.
                 * @example 90b3d51f30000001
                 */
                meterId: string;
                /**
                 * @description What has become of it, as far as the supplier knows.
                 * @enum {unknown}
                 */
                status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
                /**
                 * @description A time, ISO 8601, UTC.
                 * @example 2026-11-24T13:00:00.000Z
                 */
                issuedAt: string;
                confirmedOn: string | null;
            }[];
            /**
             * @description Only where issues were not looked for, because the API key sees no digits.
             * @enum {boolean}
             */
            digitsHidden?: true;
            verification?: components["schemas"]["Verification"];
        };
        /** ConfirmationExplanation */
        ConfirmationExplanation: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "confirmation";
            /** @enum {number} */
            digits: 20;
            /** @description The low bits of the counter. */
            truncatedCounter: number;
            /** @description Every bit field, in order. */
            fields: {
                name: string;
                bits: string;
                value: string;
            }[];
            says: {
                kind: ("applied" | "status" | "applied_in_part") | null;
                supply: ("disabled" | "enabled" | "armed") | null;
                /** @enum {unknown} */
                mode: "credit" | "prepayment";
                emergencyCreditActive: boolean;
                balancePence: number;
            };
            /** @description Without a meterId: the codes that were issued here with just these digits, newest first; of 20 digits more than one meter may have the same. */
            issues?: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
                /**
                 * @description An EUI-64, 16 lowercase hex digits.
                 * @example 90b3d51f30000001
                 */
                meterId: string;
                /**
                 * @description What has become of it, as far as the supplier knows.
                 * @enum {unknown}
                 */
                status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
                /**
                 * @description A time, ISO 8601, UTC.
                 * @example 2026-11-24T13:00:00.000Z
                 */
                issuedAt: string;
                confirmedOn: string | null;
            }[];
            /**
             * @description Only where issues were not looked for, because the API key sees no digits.
             * @enum {boolean}
             */
            digitsHidden?: true;
            verification?: components["schemas"]["Verification"];
        };
        /** RefusedExplanation */
        RefusedExplanation: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "refused";
            /** @enum {unknown} */
            reason: "keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable" | "not_a_confirmation";
            /** @description The block with the slip. */
            block?: number;
            /**
             * @description Which character is no digit, and where; only where there is one.
             * @example The code has the letter O after 6 digits: a code has digits only.
             */
            message?: string;
            /** @description Without a meterId: the codes that were issued here with just these digits, newest first; of 20 digits more than one meter may have the same. */
            issues?: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
                /**
                 * @description An EUI-64, 16 lowercase hex digits.
                 * @example 90b3d51f30000001
                 */
                meterId: string;
                /**
                 * @description What has become of it, as far as the supplier knows.
                 * @enum {unknown}
                 */
                status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
                /**
                 * @description A time, ISO 8601, UTC.
                 * @example 2026-11-24T13:00:00.000Z
                 */
                issuedAt: string;
                confirmedOn: string | null;
            }[];
            /**
             * @description Only where issues were not looked for, because the API key sees no digits.
             * @enum {boolean}
             */
            digitsHidden?: true;
            verification?: components["schemas"]["Verification"];
        };
        /**
         * Explanation
         * @description What the digits say. Without a meterId nothing of it is verified.
         */
        Explanation: components["schemas"]["CodeExplanation"] | components["schemas"]["ConfirmationExplanation"] | components["schemas"]["RefusedExplanation"];
        /** TooManyAttemptsProblem */
        TooManyAttemptsProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 429;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "too_many_attempts";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * Code
         * @description A code that was issued, as it is now.
         */
        Code: {
            /**
             * @description It was issued: there are digits.
             * @enum {string}
             */
            kind: "signed";
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /**
             * @description The digits to key in.
             * @example 73946144332040217315
             */
            code: string;
            /**
             * @description The same in groups of four.
             * @example 7394 6144 3320 4021 7315
             */
            printed: string;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter: number;
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /**
             * @description What has become of it, as far as the supplier knows.
             * @enum {unknown}
             */
            status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
            note: string | null;
            reason: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            issuedAt: string;
            voidedAt: string | null;
            voidReason: string | null;
            confirmedOn: string | null;
            confirmedBy: ("confirmation_code" | "alert" | "duplicate") | null;
            /** @description Whether the meter left out commands that later codes had overtaken: none of its settings is then known to be in force. */
            appliedInPart: boolean;
            /** @description How often the digits went out. */
            sentCount: number;
            sentAt: string | null;
            sentChannel: ("sms" | "letter" | "voice" | "email" | "app" | "other") | null;
            refusedAt: string | null;
            refusal: ("keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable") | null;
            lostAt: string | null;
            lostReason: string | null;
            supersededBy: string | null;
            /**
             * @description 1: a command code of the format's first revision, which no meter takes any more.
             * @enum {unknown}
             */
            formatRevision: 1 | 2;
            /** @description Whether it may yet be typed, and count, by the records. */
            isOpen: boolean;
            /** @description What its state means for the customer; may change. */
            means: string;
        };
        /** AwaitingApprovalProblem */
        AwaitingApprovalProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "awaiting_approval";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** CodeNotPendingProblem */
        CodeNotPendingProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "code_not_pending";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * ResentCode
         * @description The code: send these digits.
         */
        ResentCode: {
            /**
             * @description It was issued: there are digits.
             * @enum {string}
             */
            kind: "signed";
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /**
             * @description The digits to key in.
             * @example 73946144332040217315
             */
            code: string;
            /**
             * @description The same in groups of four.
             * @example 7394 6144 3320 4021 7315
             */
            printed: string;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter: number;
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /**
             * @description What has become of it, as far as the supplier knows.
             * @enum {unknown}
             */
            status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
            note: string | null;
            reason: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            issuedAt: string;
            voidedAt: string | null;
            voidReason: string | null;
            confirmedOn: string | null;
            confirmedBy: ("confirmation_code" | "alert" | "duplicate") | null;
            /** @description Whether the meter left out commands that later codes had overtaken: none of its settings is then known to be in force. */
            appliedInPart: boolean;
            /** @description How often the digits went out. */
            sentCount: number;
            sentAt: string | null;
            sentChannel: ("sms" | "letter" | "voice" | "email" | "app" | "other") | null;
            refusedAt: string | null;
            refusal: ("keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable") | null;
            lostAt: string | null;
            lostReason: string | null;
            supersededBy: string | null;
            /**
             * @description 1: a command code of the format's first revision, which no meter takes any more.
             * @enum {unknown}
             */
            formatRevision: 1 | 2;
            /** @description Whether it may yet be typed, and count, by the records. */
            isOpen: boolean;
            /** @description What its state means for the customer; may change. */
            means: string;
            caution: string | null;
        };
        /**
         * VoidedCode
         * @description The code, void in the supplier's records.
         */
        VoidedCode: {
            /**
             * @description It was issued: there are digits.
             * @enum {string}
             */
            kind: "signed";
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /**
             * @description The digits to key in.
             * @example 73946144332040217315
             */
            code: string;
            /**
             * @description The same in groups of four.
             * @example 7394 6144 3320 4021 7315
             */
            printed: string;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter: number;
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /**
             * @description What has become of it, as far as the supplier knows.
             * @enum {unknown}
             */
            status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
            note: string | null;
            reason: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            issuedAt: string;
            voidedAt: string | null;
            voidReason: string | null;
            confirmedOn: string | null;
            confirmedBy: ("confirmation_code" | "alert" | "duplicate") | null;
            /** @description Whether the meter left out commands that later codes had overtaken: none of its settings is then known to be in force. */
            appliedInPart: boolean;
            /** @description How often the digits went out. */
            sentCount: number;
            sentAt: string | null;
            sentChannel: ("sms" | "letter" | "voice" | "email" | "app" | "other") | null;
            refusedAt: string | null;
            refusal: ("keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable") | null;
            lostAt: string | null;
            lostReason: string | null;
            supersededBy: string | null;
            /**
             * @description 1: a command code of the format's first revision, which no meter takes any more.
             * @enum {unknown}
             */
            formatRevision: 1 | 2;
            /** @description Whether it may yet be typed, and count, by the records. */
            isOpen: boolean;
            /** @description What its state means for the customer; may change. */
            means: string;
            /** @description What voiding a code does not do. */
            caution: string;
        };
        /**
         * CodeText
         * @description What to send or say.
         */
        CodeText: {
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description `sms` is one paragraph, `letter` has lines, `voice` is to be read aloud.
             * @enum {unknown}
             */
            channel: "sms" | "letter" | "voice";
            /**
             * @description What the code is typed at: `twelve` keys, `two` keys (those of a gas meter, besides Status and Emergency), or a prepayment display (`ppmid`). Left out: `twelve`.
             * @enum {unknown}
             */
            face: "twelve" | "two" | "ppmid";
            /**
             * @description The language of the text (BCP 47). Left out: `en`.
             * @enum {unknown}
             */
            language: "cy" | "en";
            /** @description For the customer, whole. */
            text: string;
            /** @description By `sms`: how many messages a telephone network makes of the text. */
            segments?: number;
            /** @description The digits in groups of four. */
            groups: string[];
            /**
             * @description The same to read aloud.
             * @example [
             *       "seven three nine four"
             *     ]
             */
            spokenGroups: string[];
            /** @description What to say before the groups are read, a sentence each. */
            spokenBefore: string[];
            /** @description What to say after them. */
            spokenAfter: string[];
        };
        /**
         * TopUpRequest
         * @description Service request 2.2, Top Up Device: the same digits, sent over the WAN.
         */
        TopUpRequest: {
            /** @example 1.2 */
            serviceReference: string;
            /** @example 1.2.1 */
            serviceReferenceVariant: string;
            /**
             * @description The element of its body.
             * @example UpdatePricePrimaryElement
             */
            element: string;
            /**
             * @description Not critical, sent over the WAN.
             * @enum {number}
             */
            commandVariant: 1;
            /**
             * @description An EUI-64 as DUIS has it.
             * @example 90-B3-D5-1F-30-01-00-00
             */
            businessOriginatorId: string;
            /**
             * @description An EUI-64 as DUIS has it.
             * @example 00-DB-12-34-56-78-90-A0
             */
            businessTargetId: string;
            /**
             * @description 64 bits, decimal: the UTRN counter in the upper half, and zero.
             * @example 12884901888
             */
            originatorCounter: string;
            /** @example 90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:12884901888 */
            requestId: string;
            /** @description The digits of the code. */
            utrn: string;
            /** @description The request, to be signed. */
            xml: string;
        };
        /**
         * ServiceRequest
         * @description A service request of the DCC User Interface Specification.
         */
        ServiceRequest: {
            /** @example 1.2 */
            serviceReference: string;
            /** @example 1.2.1 */
            serviceReferenceVariant: string;
            /**
             * @description The element of its body.
             * @example UpdatePricePrimaryElement
             */
            element: string;
        };
        /**
         * CodeDuis
         * @description A code in the terms of the DCC User Interface Specification (DUIS).
         */
        CodeDuis: {
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            topUp: components["schemas"]["TopUpRequest"] | null;
            /** @description For each command of the code, what does the same over the WAN. */
            commands: {
                /** @enum {unknown} */
                type: "top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit";
                /** @description In the order in which they are sent. */
                serviceRequests: components["schemas"]["ServiceRequest"][];
            }[];
        };
        /**
         * Proof
         * @description What the confirmation code proves: the code applied, and the meter's state.
         */
        Proof: {
            /** @enum {unknown} */
            kind: "applied" | "status" | "applied_in_part";
            /**
             * @description A day, UTC.
             * @example 2026-11-24
             */
            date: string;
            /** @description The counter applied; of a status the highest accepted, or else 0 or the meter's floor. */
            utrnCounter: number;
            /** @enum {unknown} */
            supply: "disabled" | "enabled" | "armed";
            /** @enum {unknown} */
            mode: "credit" | "prepayment";
            emergencyCreditActive: boolean;
            /** @description Saturates at -524288 and 524287. */
            balancePence: number;
            /** @description A status of a day before the last news, or of a counter below one known to be accepted: it says nothing about now, and changes nothing. */
            isOldNews: boolean;
            code: components["schemas"]["Code"] | null;
            meter: components["schemas"]["Meter"];
        };
        /** SupplierKeyUnknownProblem */
        SupplierKeyUnknownProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "supplier_key_unknown";
            /** @description The reason, for people; may change. */
            detail: string;
            /** @description The name of the key that is missing. */
            supplierKeyId: string;
        };
        /** ConfirmationRefusedProblem */
        ConfirmationRefusedProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 422;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "confirmation_refused";
            /** @description The reason, for people; may change. */
            detail: string;
            /**
             * @description Which refusal it was.
             * @enum {unknown}
             */
            reason: "incomplete" | "check_digit_wrong" | "not_a_confirmation" | "not_authentic" | "unsupported";
            /** @description The block with the slip. */
            block?: number;
            /** @description By how many days the meter's clock seems ahead; negative where it seems behind. */
            clockDays?: number;
        };
        /**
         * Reconciled
         * @description What came of the batch.
         */
        Reconciled: {
            /** @description How many alerts the batch held. */
            received: number;
            /** @description How many of them had not been reported before. */
            added: number;
            /** @description The codes whose state it changed, newest first. */
            codes: components["schemas"]["Code"][];
            /** @description Credits that the meter has reported, now or before, and that no confirmed code explains. */
            unexplainedCredits: {
                /**
                 * @description A time, ISO 8601, UTC.
                 * @example 2026-11-24T13:00:00.000Z
                 */
                at: string;
                /** @description Pence. */
                creditPence: number;
            }[];
        };
        /** MeterAlert */
        MeterAlert: {
            id: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            at: string;
            /** @description The alert code of GBCS, or `code`: of the code log. */
            event: string;
            /** @description What it says; of the code log the place, the last four digits and the verdict. */
            text: string;
            /** @description Which of the meter's equal alerts without an id it is; 1 with an id. */
            occurrence: number;
            creditPence: number | null;
            codeId: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            receivedAt: string;
        };
        /**
         * Reconciliation
         * @example {
         *       "from": "2026-11-01",
         *       "to": "2026-11-30",
         *       "tag": "no-wan",
         *       "campaign": null,
         *       "states": [
         *         {
         *           "status": "confirmed",
         *           "codes": 2,
         *           "topUpPence": 1500,
         *           "creditGivenPence": 0,
         *           "deductedPence": 0,
         *           "debtAddedPence": 0,
         *           "debtDeductedPence": 0,
         *           "creditSetPence": 0,
         *           "debtSetPence": 0
         *         },
         *         {
         *           "status": "void",
         *           "codes": 1,
         *           "topUpPence": 25000,
         *           "creditGivenPence": 0,
         *           "deductedPence": 0,
         *           "debtAddedPence": 0,
         *           "debtDeductedPence": 0,
         *           "creditSetPence": 0,
         *           "debtSetPence": 0
         *         }
         *       ],
         *       "issued": {
         *         "codes": 3,
         *         "topUpPence": 26500,
         *         "creditGivenPence": 0,
         *         "deductedPence": 0,
         *         "debtAddedPence": 0,
         *         "debtDeductedPence": 0,
         *         "creditSetPence": 0,
         *         "debtSetPence": 0
         *       },
         *       "applied": {
         *         "codes": 2,
         *         "topUpPence": 1500,
         *         "creditGivenPence": 0,
         *         "deductedPence": 0,
         *         "debtAddedPence": 0,
         *         "debtDeductedPence": 0,
         *         "creditSetPence": 0,
         *         "debtSetPence": 0
         *       },
         *       "open": {
         *         "codes": 0,
         *         "topUpPence": 0,
         *         "creditGivenPence": 0,
         *         "deductedPence": 0,
         *         "debtAddedPence": 0,
         *         "debtDeductedPence": 0,
         *         "creditSetPence": 0,
         *         "debtSetPence": 0
         *       },
         *       "settled": {
         *         "codes": 1,
         *         "topUpPence": 25000,
         *         "creditGivenPence": 0,
         *         "deductedPence": 0,
         *         "debtAddedPence": 0,
         *         "debtDeductedPence": 0,
         *         "creditSetPence": 0,
         *         "debtSetPence": 0
         *       },
         *       "reported": {
         *         "all": {
         *           "count": 2,
         *           "creditPence": 1500
         *         },
         *         "explained": {
         *           "count": 2,
         *           "creditPence": 1500
         *         },
         *         "unexplained": {
         *           "count": 0,
         *           "creditPence": 0
         *         }
         *       }
         *     }
         */
        Reconciliation: {
            from: string | null;
            to: string | null;
            tag: string | null;
            campaign: string | null;
            /** @description The codes issued in the days asked for, by what has become of them. */
            states: {
                /**
                 * @description What has become of it, as far as the supplier knows.
                 * @enum {unknown}
                 */
                status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
                /** @description How many. */
                codes: number;
                /** @description Pence. */
                topUpPence: number;
                /** @description Pence. */
                creditGivenPence: number;
                /** @description Pence. */
                deductedPence: number;
                /** @description Pence. */
                debtAddedPence: number;
                /** @description Pence. */
                debtDeductedPence: number;
                /** @description The sum of what set_credit sets credit to; how much that moves depends on the balance then. */
                creditSetPence: number;
                /** @description The same of set_debt. */
                debtSetPence: number;
            }[];
            /** @description All of them but those that await approval, of which nothing is signed. */
            issued: {
                /** @description How many. */
                codes: number;
                /** @description Pence. */
                topUpPence: number;
                /** @description Pence. */
                creditGivenPence: number;
                /** @description Pence. */
                deductedPence: number;
                /** @description Pence. */
                debtAddedPence: number;
                /** @description Pence. */
                debtDeductedPence: number;
                /** @description The sum of what set_credit sets credit to; how much that moves depends on the balance then. */
                creditSetPence: number;
                /** @description The same of set_debt. */
                debtSetPence: number;
            };
            /** @description Those that are proved to be applied, with all that they say, commands that the meter skipped as overtaken too. */
            applied: {
                /** @description How many. */
                codes: number;
                /** @description Pence. */
                topUpPence: number;
                /** @description Pence. */
                creditGivenPence: number;
                /** @description Pence. */
                deductedPence: number;
                /** @description Pence. */
                debtAddedPence: number;
                /** @description Pence. */
                debtDeductedPence: number;
                /** @description The sum of what set_credit sets credit to; how much that moves depends on the balance then. */
                creditSetPence: number;
                /** @description The same of set_debt. */
                debtSetPence: number;
            };
            /** @description Those that may still be typed and count, or were typed and nobody knows. */
            open: {
                /** @description How many. */
                codes: number;
                /** @description Pence. */
                topUpPence: number;
                /** @description Pence. */
                creditGivenPence: number;
                /** @description Pence. */
                deductedPence: number;
                /** @description Pence. */
                debtAddedPence: number;
                /** @description Pence. */
                debtDeductedPence: number;
                /** @description The sum of what set_credit sets credit to; how much that moves depends on the balance then. */
                creditSetPence: number;
                /** @description The same of set_debt. */
                debtSetPence: number;
            };
            /** @description Those that are neither: void, superseded or refused for good. */
            settled: {
                /** @description How many. */
                codes: number;
                /** @description Pence. */
                topUpPence: number;
                /** @description Pence. */
                creditGivenPence: number;
                /** @description Pence. */
                deductedPence: number;
                /** @description Pence. */
                debtAddedPence: number;
                /** @description Pence. */
                debtDeductedPence: number;
                /** @description The sum of what set_credit sets credit to; how much that moves depends on the balance then. */
                creditSetPence: number;
                /** @description The same of set_debt. */
                debtSetPence: number;
            };
            /** @description The other side: credits that meters have reported in these days. */
            reported: {
                all: {
                    count: number;
                    /** @description Pence. */
                    creditPence: number;
                };
                explained: {
                    count: number;
                    /** @description Pence. */
                    creditPence: number;
                };
                unexplained: {
                    count: number;
                    /** @description Pence. */
                    creditPence: number;
                };
            };
        };
        /**
         * CodesByStatus
         * @description How many codes have each status.
         */
        CodesByStatus: {
            /** @description Made, and not known to be with their customers. */
            issued: number;
            /** @description On their way. */
            sent: number;
            /** @description Keyed: the meter has applied them. */
            confirmed: number;
            /** @description Refused by the meter. */
            refused: number;
            /** @description Overtaken by a later code, or by a change of keys. */
            superseded: number;
            /** @description Withdrawn. */
            void: number;
            /** @description Did not reach their customers. */
            lost: number;
        };
        /**
         * Days
         * @description What was issued on each day, and what has become of it.
         */
        Days: {
            from: string | null;
            to: string | null;
            tag: string | null;
            campaign: string | null;
            /** @description The first day first; days without codes are left out. */
            days: {
                /**
                 * @description A day, UTC.
                 * @example 2026-11-24
                 */
                day: string;
                /** @description The codes that were issued on this day, and what they move. */
                issued: {
                    /** @description How many. */
                    codes: number;
                    /** @description Pence. */
                    topUpPence: number;
                    /** @description Pence. */
                    creditGivenPence: number;
                    /** @description Pence. */
                    deductedPence: number;
                    /** @description Pence. */
                    debtAddedPence: number;
                    /** @description Pence. */
                    debtDeductedPence: number;
                    /** @description The sum of what set_credit sets credit to; how much that moves depends on the balance then. */
                    creditSetPence: number;
                    /** @description The same of set_debt. */
                    debtSetPence: number;
                };
                /** @description What they give: credit added or set, and debt written off. */
                givenPence: number;
                codesByStatus: components["schemas"]["CodesByStatus"];
                /** @description Those that are refused, by what the meter said. */
                refused: {
                    /** @enum {unknown} */
                    reason: "keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable";
                    codes: number;
                }[];
            }[];
        };
        /**
         * Selection
         * @description Meters that meet every condition named; at least one.
         * @example {
         *       "tags": [
         *         "no-wan"
         *       ],
         *       "fuel": "electricity",
         *       "noContactDays": 30
         *     }
         */
        Selection: {
            /** @description These meters; each has to be registered. */
            meterIds?: string[];
            /**
             * @description Every meter there is, where nothing else is named.
             * @enum {boolean}
             */
            everyMeter?: true;
            /** @description Meters that have all of these tags. */
            tags?: string[];
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel?: "electricity" | "gas";
            /**
             * @description Meters not heard of for so many days, or ever.
             * @example 30
             */
            noContactDays?: number;
        };
        /** CampaignRequest */
        CampaignRequest: {
            /**
             * @description What people call the campaign.
             * @example Storm credit, north
             */
            label?: string;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /**
             * @description Asks for a length; left out, the shortest that holds the commands.
             * @enum {unknown}
             */
            digits?: 20 | 40 | 60;
            /**
             * @description Why the code was issued, for the history.
             * @example Goodwill, call 4711
             */
            note?: string;
            /**
             * @description The codes of the warnings whose harm is accepted.
             * @example [
             *       "kills_outstanding_topups"
             *     ]
             */
            acknowledge?: components["schemas"]["WarningCode"][];
            /**
             * @description Why.
             * @example Wrong amount
             */
            reason?: string;
            selection: components["schemas"]["Selection"];
        };
        /**
         * KeptSelection
         * @description Which meters were asked for.
         */
        KeptSelection: {
            /**
             * @description Every meter there is, where nothing else is named.
             * @enum {boolean}
             */
            everyMeter?: true;
            tags: string[];
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel?: "electricity" | "gas";
            /**
             * @description Meters not heard of for so many days, or ever.
             * @example 30
             */
            noContactDays?: number;
            /** @description How many meters were listed; those that meet every other condition count. */
            listedMeters?: number;
        };
        /**
         * Campaign
         * @description A campaign, and how far it has come.
         */
        Campaign: {
            /**
             * @description The name of a campaign.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            campaignId: string;
            label: string | null;
            /**
             * @description selecting: its meters are being chosen. awaiting_approval: a second person has to approve it. running: codes are being issued. done, cancelled: over.
             * @enum {unknown}
             */
            status: "selecting" | "awaiting_approval" | "running" | "done" | "cancelled";
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            digits: (20 | 40 | 60) | null;
            note: string | null;
            reason: string | null;
            acknowledge: components["schemas"]["WarningCode"][];
            selection: components["schemas"]["KeptSelection"];
            /** @description How many meters it is for; final once it runs. */
            meters: number;
            /** @description How many of them have their code. */
            issued: number;
            /** @description How many of them are still to come. */
            waiting: number;
            sums: {
                meters: number;
                /** @description One a meter, but for those that were refused one. */
                codes: number;
                /** @description Credit added or set, and debt written off: pence, of all codes together. */
                givenPence: number;
                /** @description Debt added or set, and credit taken: pence, of all codes together. */
                chargedPence: number;
            } | null;
            /** @description Meters that got no code, and why: by the rules of a single code. */
            refused: {
                /**
                 * @description The problem that issuing for this meter alone would answer.
                 * @enum {unknown}
                 */
                reason: "meter_retired" | "counters_used_up" | "counter_too_far_ahead" | "acknowledgement_needed" | "reason_needed" | "above_limit";
                count: number;
                /** @description The first 20. */
                meterIds: string[];
            }[];
            approvalId: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            createdAt: string;
            /** @description The API key that asked for it, by its id. */
            createdBy: string;
            createdByOwner: string | null;
            begunAt: string | null;
            finishedAt: string | null;
            cancelReason: string | null;
        };
        /**
         * CampaignPreview
         * @description What the campaign would issue; nothing was signed and no counter used.
         */
        CampaignPreview: {
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            /** @description How many meters are selected now: all of them counted. */
            meters: number;
            /** @description How many of them were looked at for what follows: the first 2,000. */
            judged: number;
            /**
             * @description How many of how many were judged, in a sentence, for people.
             * @example Judged all 86 meters.
             */
            summary: string;
            /** @description What all its codes would do together, were none refused. */
            sums: {
                meters: number;
                /** @description One a meter, but for those that were refused one. */
                codes: number;
                /** @description Credit added or set, and debt written off: pence, of all codes together. */
                givenPence: number;
                /** @description Debt added or set, and credit taken: pence, of all codes together. */
                chargedPence: number;
            };
            /** @description How many of the meters judged have each warning. */
            warnings: {
                code: components["schemas"]["WarningCode"];
                count: number;
            }[];
            /** @description Those that a meter gets no code without having acknowledged, those in acknowledge too. */
            toAcknowledge: components["schemas"]["WarningCode"][];
            /** @description How many of the meters judged would get no code, and why. */
            refused: {
                /**
                 * @description The problem that issuing for this meter alone would answer.
                 * @enum {unknown}
                 */
                code: "meter_retired" | "counters_used_up" | "counter_too_far_ahead" | "acknowledgement_needed" | "reason_needed" | "above_limit";
                count: number;
            }[];
            /** @description Whether it would wait for a second person: there is an approval line. */
            needsApproval: boolean;
            /** @description The first five. */
            examples: {
                /**
                 * @description An EUI-64, 16 lowercase hex digits.
                 * @example 90b3d51f30000001
                 */
                meterId: string;
                /**
                 * @description A UTRN counter of the meter, 32 bits.
                 * @example 17
                 */
                utrnCounter: number;
                warnings: components["schemas"]["Warning"][];
                wouldBeRefused: ("meter_retired" | "counters_used_up" | "counter_too_far_ahead" | "acknowledgement_needed" | "reason_needed" | "above_limit") | null;
            }[];
        };
        /**
         * CampaignWithCodes
         * @description A campaign, and what has become of its codes.
         */
        CampaignWithCodes: {
            /**
             * @description The name of a campaign.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            campaignId: string;
            label: string | null;
            /**
             * @description selecting: its meters are being chosen. awaiting_approval: a second person has to approve it. running: codes are being issued. done, cancelled: over.
             * @enum {unknown}
             */
            status: "selecting" | "awaiting_approval" | "running" | "done" | "cancelled";
            /**
             * @description What the code does at the meter, in this order, all or nothing.
             * @example [
             *       {
             *         "type": "top_up",
             *         "amountPence": 1000
             *       }
             *     ]
             */
            commands: components["schemas"]["Command"][];
            digits: (20 | 40 | 60) | null;
            note: string | null;
            reason: string | null;
            acknowledge: components["schemas"]["WarningCode"][];
            selection: components["schemas"]["KeptSelection"];
            /** @description How many meters it is for; final once it runs. */
            meters: number;
            /** @description How many of them have their code. */
            issued: number;
            /** @description How many of them are still to come. */
            waiting: number;
            sums: {
                meters: number;
                /** @description One a meter, but for those that were refused one. */
                codes: number;
                /** @description Credit added or set, and debt written off: pence, of all codes together. */
                givenPence: number;
                /** @description Debt added or set, and credit taken: pence, of all codes together. */
                chargedPence: number;
            } | null;
            /** @description Meters that got no code, and why: by the rules of a single code. */
            refused: {
                /**
                 * @description The problem that issuing for this meter alone would answer.
                 * @enum {unknown}
                 */
                reason: "meter_retired" | "counters_used_up" | "counter_too_far_ahead" | "acknowledgement_needed" | "reason_needed" | "above_limit";
                count: number;
                /** @description The first 20. */
                meterIds: string[];
            }[];
            approvalId: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            createdAt: string;
            /** @description The API key that asked for it, by its id. */
            createdBy: string;
            createdByOwner: string | null;
            begunAt: string | null;
            finishedAt: string | null;
            cancelReason: string | null;
            codesByStatus: components["schemas"]["CodesByStatus"];
        };
        /** AskedMeter */
        AskedMeter: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            label: string | null;
            tags: string[];
        };
        /** CampaignOverProblem */
        CampaignOverProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "campaign_over";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** ExportedCode */
        ExportedCode: {
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            label: string | null;
            tags: string[];
            /**
             * @description What the meter measures.
             * @enum {unknown}
             */
            fuel: "electricity" | "gas";
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description The digits to key in.
             * @example 73946144332040217315
             */
            code: string;
            /**
             * @description The same in groups of four.
             * @example 7394 6144 3320 4021 7315
             */
            printed: string;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter: number;
            /** @description The length of the code. */
            digits: 20 | 40 | 60;
            /**
             * @description What has become of it, as far as the supplier knows.
             * @enum {unknown}
             */
            status: "awaiting_approval" | "issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost";
            /** @description What its customer is told, where a channel was asked for. */
            text?: string;
        };
        /**
         * SentCampaign
         * @description How many codes were marked as sent.
         */
        SentCampaign: {
            /**
             * @description The name of a campaign.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            campaignId: string;
            /** @description How many were marked now. */
            codes: number;
        };
        /**
         * NewApiKey
         * @description The API key, with the key itself this once.
         */
        NewApiKey: {
            /**
             * @description The name of an API key; it is not the key.
             * @example 1b671a64-40d5-491e-99b0-da01ff1f3341
             */
            id: string;
            /**
             * @description What the key may do; each role may also do what those before it may.
             * @example issuer
             * @enum {unknown}
             */
            role: "metrics" | "reader" | "issuer" | "approver" | "administrator";
            owner: string | null;
            label: string | null;
            /** @description Whether it is shown the digits of codes. */
            seesCodes: boolean;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            revokedAt: string | null;
            expiresAt: string | null;
            lastUsedAt: string | null;
            /** @description The key itself. It is shown this once, and kept as a hash. */
            key: string;
        };
        /**
         * ApiKey
         * @description An API key, without the key itself.
         */
        ApiKey: {
            /**
             * @description The name of an API key; it is not the key.
             * @example 1b671a64-40d5-491e-99b0-da01ff1f3341
             */
            id: string;
            /**
             * @description What the key may do; each role may also do what those before it may.
             * @example issuer
             * @enum {unknown}
             */
            role: "metrics" | "reader" | "issuer" | "approver" | "administrator";
            owner: string | null;
            label: string | null;
            /** @description Whether it is shown the digits of codes. */
            seesCodes: boolean;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            revokedAt: string | null;
            expiresAt: string | null;
            lastUsedAt: string | null;
        };
        /**
         * ApiKeys
         * @description All API keys, the oldest first.
         */
        ApiKeys: {
            items: components["schemas"]["ApiKey"][];
        };
        /**
         * OwnKey
         * @description The API key that asks, and what its role may issue.
         */
        OwnKey: {
            /**
             * @description The name of an API key; it is not the key.
             * @example 1b671a64-40d5-491e-99b0-da01ff1f3341
             */
            id: string;
            /**
             * @description What the key may do; each role may also do what those before it may.
             * @example issuer
             * @enum {unknown}
             */
            role: "metrics" | "reader" | "issuer" | "approver" | "administrator";
            owner: string | null;
            label: string | null;
            /** @description Whether it is shown the digits of codes. */
            seesCodes: boolean;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            revokedAt: string | null;
            expiresAt: string | null;
            lastUsedAt: string | null;
            limits: {
                commands: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[] | null;
                amountPenceMax: number | null;
                keyPencePerDay?: number | null;
                meterPencePerDay?: number | null;
            } | null;
        };
        /** OwnerNamedProblem */
        OwnerNamedProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "owner_named";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** LastAdministratorProblem */
        LastAdministratorProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "last_administrator";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** SupplierKey */
        SupplierKey: {
            /**
             * @description The name of a supplier's key, from a hash of it.
             * @example 3b1f0c5d9a7e4281
             */
            keyId: string;
            /** @description A P-256 public key, uncompressed: 65 bytes as lowercase hex. */
            publicKey: string;
            /** @description The key of command codes and confirmations, 65 bytes as lowercase hex: the same unless commands have a key of their own. */
            commandPublicKey: string;
            /** @description Whether meters are commissioned with it now. */
            isCurrent: boolean;
            /** @description How many meters know it. */
            meters: number;
        };
        /**
         * SupplierKeys
         * @description The supplier's keys, the present one first.
         */
        SupplierKeys: {
            items: components["schemas"]["SupplierKey"][];
        };
        /**
         * ChangedKeys
         * @description What became of each of the meters.
         */
        ChangedKeys: {
            /** @description Meters that are under the present key from now on. */
            changed: {
                /**
                 * @description An EUI-64, 16 lowercase hex digits.
                 * @example 90b3d51f30000001
                 */
                meterId: string;
                /** @description The floor to commission the meter with: its last counter. */
                floor: number;
                /** @description Its codes that could still be typed: they are `superseded` now. Issue again what was paid for. */
                deadCodeIds: string[];
            }[];
            /** @description Those that were already. */
            unchanged: string[];
            /** @description Those that nobody registered. */
            unknown: string[];
        };
        /**
         * RoleLimits
         * @description What a role may issue.
         */
        RoleLimits: {
            /**
             * @description A role that issues.
             * @enum {unknown}
             */
            role: "issuer" | "approver" | "administrator";
            commands: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[] | null;
            amountPenceMax: number | null;
            keyPencePerDay?: number | null;
            meterPencePerDay?: number | null;
        };
        /**
         * AllLimits
         * @description What each role that issues may issue.
         */
        AllLimits: {
            items: components["schemas"]["RoleLimits"][];
        };
        /**
         * AwaitingPolicy
         * @description Nothing has changed: another person has to approve it first.
         */
        AwaitingPolicy: {
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            approvalId: string;
            /** @enum {string} */
            status: "awaiting_approval";
        };
        /**
         * AuditEntry
         * @description A line of the audit trail.
         */
        AuditEntry: {
            /**
             * @description The number of an entry: 1, 2, 3 and so on, without a gap.
             * @example 4711
             */
            seq: number;
            /** @description A time, ISO 8601, UTC. */
            at: string;
            /** @description The id of the API key that asked, or `service`. */
            actor: string;
            /** @description Its role then. */
            role: string;
            /**
             * @description The id of the request that asked, as `X-Request-Id` of its answer named it.
             * @example 0198c5a1-7b3e-7c61-9d55-0c6f3c1f7a10
             */
            requestId?: string;
            /**
             * @description What was done.
             * @enum {unknown}
             */
            action: "audit_key.added" | "key.made" | "key.owner_named" | "key.revoked" | "limits.set" | "lab.clock_set" | "meter.registered" | "meter.changed" | "meter.retired" | "meter.taken_back" | "meters.imported" | "meter.settings_noted" | "code.issued" | "code.changed" | "confirmation.taken" | "confirmation.refused" | "credit.reported" | "explanation.refused" | "approval.asked" | "approval.given" | "approval.refused" | "approval.withdrawn" | "approval.cancelled" | "approval_line.set" | "campaign.made" | "campaign.issued" | "campaign.changed" | "meter.key_changed" | "webhook.made" | "webhook.changed" | "webhook.secret_rotated" | "webhook.replayed" | "webhook.disabled" | "webhook.removed" | "supplier.key_changed" | "supplier.moved" | "supplier.resumed" | "audit.checkpoint";
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId?: string;
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId?: string;
            utrnCounter?: number;
            /** @description What else there is to know. */
            details?: {
                [key: string]: unknown;
            };
            /** @description SHA-256, hex. */
            previous: string;
            /** @description SHA-256, hex. */
            hash: string;
        };
        /** AuditTrailUnknownProblem */
        AuditTrailUnknownProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "audit_trail_unknown";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * Verified
         * @description Whether the trail holds, and what was looked at.
         */
        Verified: {
            /** @description Whether nothing was found wrong. */
            ok: boolean;
            fault: {
                /** @description The place among the lines, from 1. */
                line: number;
                /**
                 * @description The number of an entry: 1, 2, 3 and so on, without a gap.
                 * @example 4711
                 */
                seq?: number;
                /**
                 * @description What is wrong; stable.
                 * @enum {unknown}
                 */
                fault: "not_a_line" | "changed" | "missing_or_moved" | "not_linked" | "signature_wrong" | "other_key" | "not_signed_at_the_start" | "not_signed_between" | "not_signed_at_the_end" | "not_what_was_signed" | "filed_otherwise" | "code_changed" | "code_missing" | "code_not_recorded" | "unreadable";
                /** @description The same in a sentence. */
                why: string;
            } | null;
            entries: number;
            checkpoints: number;
            /**
             * @description The number of an entry: 1, 2, 3 and so on, without a gap.
             * @example 4711
             */
            lastSeq: number;
            /** @description SHA-256, hex. */
            lastHash: string;
            /** @description How many entries at the start were written before trails began with a signature: 0 for a trail of today. */
            begunUnsigned: number;
            /** @description The last entry that a signature covers: what follows it could be cut off. */
            signedUpTo: number;
            /** @description The fingerprints of the keys that signed, and how often. */
            signers: {
                [key: string]: number;
            };
            /** @description That of this service's audit key. */
            fingerprint: string;
            /** @description This service's audit key, PEM: for `utrn audit verify FILE --key PEM`. */
            publicKey: string;
        };
        /**
         * CodeOfEvent
         * @description A code that an event is about.
         */
        CodeOfEvent: {
            /**
             * @description The name of an issued code.
             * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
             */
            codeId: string;
            /**
             * @description An EUI-64, 16 lowercase hex digits.
             * @example 90b3d51f30000001
             */
            meterId: string;
            /**
             * @description A UTRN counter of the meter, 32 bits.
             * @example 17
             */
            utrnCounter: number;
        };
        /** CodeIssuedEvent */
        CodeIssuedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "code.issued";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its codes: one, or those of a campaign that came together, 500 at the most. */
                codes: components["schemas"]["CodeOfEvent"][];
                /** @description The length of the code. */
                digits: 20 | 40 | 60;
                /** @description The types of the commands. */
                commands: string[];
                /**
                 * @description A time, ISO 8601, UTC.
                 * @example 2026-11-24T13:00:00.000Z
                 */
                issuedAt: string;
                campaignId: string | null;
            };
        };
        /** CodeSentEvent */
        CodeSentEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "code.sent";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its codes: one, or those of a campaign that came together, 500 at the most. */
                codes: components["schemas"]["CodeOfEvent"][];
                channel: ("sms" | "letter" | "voice" | "email" | "app" | "other") | null;
                campaignId: string | null;
            };
        };
        /** CodeConfirmedEvent */
        CodeConfirmedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "code.confirmed";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its codes: one, or those of a campaign that came together, 500 at the most. */
                codes: components["schemas"]["CodeOfEvent"][];
                confirmedBy: ("confirmation_code" | "alert" | "duplicate") | null;
                kind: ("applied" | "status" | "applied_in_part") | null;
            };
        };
        /** CodeRefusedEvent */
        CodeRefusedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "code.refused";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its codes: one, or those of a campaign that came together, 500 at the most. */
                codes: components["schemas"]["CodeOfEvent"][];
                refusal: ("keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable") | null;
            };
        };
        /** CodeLostEvent */
        CodeLostEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "code.lost";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its codes: one, or those of a campaign that came together, 500 at the most. */
                codes: components["schemas"]["CodeOfEvent"][];
            };
        };
        /** CodeVoidEvent */
        CodeVoidEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "code.void";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its codes: one, or those of a campaign that came together, 500 at the most. */
                codes: components["schemas"]["CodeOfEvent"][];
            };
        };
        /** CodeSupersededEvent */
        CodeSupersededEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "code.superseded";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its codes: one, or those of a campaign that came together, 500 at the most. */
                codes: components["schemas"]["CodeOfEvent"][];
                supersededBy: string | null;
            };
        };
        /** MeterRegisteredEvent */
        MeterRegisteredEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.registered";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
            };
        };
        /** MeterChangedEvent */
        MeterChangedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.changed";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
                changed: ("publicKey" | "fuel" | "label" | "tags" | "lastCounter")[];
                /** @enum {unknown} */
                fuel?: "electricity" | "gas";
                tags?: string[];
                /**
                 * @description A UTRN counter of the meter, 32 bits.
                 * @example 17
                 */
                lastCounter?: number;
            };
        };
        /** MeterKeyChangedEvent */
        MeterKeyChangedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.key_changed";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
                keyId: string;
            };
        };
        /** MeterSettingsNotedEvent */
        MeterSettingsNotedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.settings_noted";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
                maxCreditPence: number | null;
                maxBalancePence: number | null;
            };
        };
        /** MeterStatusReadEvent */
        MeterStatusReadEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.status_read";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
                /**
                 * @description A UTRN counter of the meter, 32 bits.
                 * @example 17
                 */
                utrnCounter: number;
                /**
                 * @description A day, UTC.
                 * @example 2026-11-24
                 */
                date: string;
            };
        };
        /** MeterCreditReportedEvent */
        MeterCreditReportedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.credit_reported";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
                event: string;
                /**
                 * @description A time, ISO 8601, UTC.
                 * @example 2026-11-24T13:00:00.000Z
                 */
                at: string;
                /** @description Pence. */
                creditPence: number;
            };
        };
        /** MeterRetiredEvent */
        MeterRetiredEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.retired";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
                reason: string;
            };
        };
        /** MeterTakenBackEvent */
        MeterTakenBackEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meter.taken_back";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description Its meters: one, or those of a file that came together, 500 at the most. */
                meterIds: string[];
            };
        };
        /** CampaignCreatedEvent */
        CampaignCreatedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.created";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of a campaign. */
                campaignId: string;
                /** @description The length of the code. */
                digits: 20 | 40 | 60;
                /** @description The types of the commands. */
                commands: string[];
            };
        };
        /** CampaignRunningEvent */
        CampaignRunningEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.running";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of a campaign. */
                campaignId: string;
            };
        };
        /** CampaignDoneEvent */
        CampaignDoneEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.done";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of a campaign. */
                campaignId: string;
            };
        };
        /** CampaignCancelledEvent */
        CampaignCancelledEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.cancelled";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of a campaign. */
                campaignId: string;
            };
        };
        /** ApprovalAskedEvent */
        ApprovalAskedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approval.asked";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of the code or campaign to be, too. */
                approvalId: string;
                /** @enum {unknown} */
                kind: "code" | "campaign" | "approval_line" | "limits";
                codeId: string | null;
                meterId: string | null;
            };
        };
        /** ApprovalGivenEvent */
        ApprovalGivenEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approval.given";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of the code or campaign to be, too. */
                approvalId: string;
                /** @enum {unknown} */
                kind: "code" | "campaign" | "approval_line" | "limits";
                codeId: string | null;
                meterId: string | null;
            };
        };
        /** ApprovalRefusedEvent */
        ApprovalRefusedEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approval.refused";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of the code or campaign to be, too. */
                approvalId: string;
                /** @enum {unknown} */
                kind: "code" | "campaign" | "approval_line" | "limits";
                codeId: string | null;
                meterId: string | null;
            };
        };
        /** ApprovalWithdrawnEvent */
        ApprovalWithdrawnEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approval.withdrawn";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of the code or campaign to be, too. */
                approvalId: string;
                /** @enum {unknown} */
                kind: "code" | "campaign" | "approval_line" | "limits";
                codeId: string | null;
                meterId: string | null;
            };
        };
        /** ApprovalCancelledEvent */
        ApprovalCancelledEvent: {
            /**
             * @description The name of an event: the same for ever, and no other event's.
             * @example evt_4711_9f86d081884c7d65
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approval.cancelled";
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            timestamp: string;
            /** @description The id of the API key that did it, or `service`. */
            actor: string;
            data: {
                /** @description The name of the code or campaign to be, too. */
                approvalId: string;
                /** @enum {unknown} */
                kind: "code" | "campaign" | "approval_line" | "limits";
                codeId: string | null;
                meterId: string | null;
            };
        };
        /** Event */
        Event: components["schemas"]["CodeIssuedEvent"] | components["schemas"]["CodeSentEvent"] | components["schemas"]["CodeConfirmedEvent"] | components["schemas"]["CodeRefusedEvent"] | components["schemas"]["CodeLostEvent"] | components["schemas"]["CodeVoidEvent"] | components["schemas"]["CodeSupersededEvent"] | components["schemas"]["MeterRegisteredEvent"] | components["schemas"]["MeterChangedEvent"] | components["schemas"]["MeterKeyChangedEvent"] | components["schemas"]["MeterSettingsNotedEvent"] | components["schemas"]["MeterStatusReadEvent"] | components["schemas"]["MeterCreditReportedEvent"] | components["schemas"]["MeterRetiredEvent"] | components["schemas"]["MeterTakenBackEvent"] | components["schemas"]["CampaignCreatedEvent"] | components["schemas"]["CampaignRunningEvent"] | components["schemas"]["CampaignDoneEvent"] | components["schemas"]["CampaignCancelledEvent"] | components["schemas"]["ApprovalAskedEvent"] | components["schemas"]["ApprovalGivenEvent"] | components["schemas"]["ApprovalRefusedEvent"] | components["schemas"]["ApprovalWithdrawnEvent"] | components["schemas"]["ApprovalCancelledEvent"];
        /**
         * Events
         * @description Events in their order, and where to go on.
         */
        Events: {
            items: components["schemas"]["Event"][];
            nextAfter: string | null;
            /** @description Whether to ask again at once: there may be more. */
            hasMore: boolean;
        };
        /** EventUnknownProblem */
        EventUnknownProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member.
             * @enum {string}
             */
            code: "event_unknown";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * WebhookWithSecret
         * @description The webhook, with its secret this once.
         */
        WebhookWithSecret: {
            /** @description The name of a webhook. */
            webhookId: string;
            /**
             * @description Where events are sent, https://. It must lead to a public address; WEBHOOK_TARGETS names others that may be gone to, also over http://.
             * @example https://crm.example.com/utrn-events
             */
            url: string;
            types: ("code.issued" | "code.sent" | "code.confirmed" | "code.refused" | "code.lost" | "code.void" | "code.superseded" | "meter.registered" | "meter.changed" | "meter.key_changed" | "meter.settings_noted" | "meter.status_read" | "meter.credit_reported" | "meter.retired" | "meter.taken_back" | "campaign.created" | "campaign.running" | "campaign.done" | "campaign.cancelled" | "approval.asked" | "approval.given" | "approval.refused" | "approval.withdrawn" | "approval.cancelled")[] | null;
            description: string | null;
            /** @description Whether it is told; false keeps its place. */
            enabled: boolean;
            disabledBecause: ("gone" | "failing") | null;
            toldUpTo: string | null;
            /** @description How many entries of the audit trail it has not been told of, or need not be. */
            behind: number;
            /** @description How often the next event has been tried in vain. */
            attempts: number;
            failingSince: string | null;
            nextAttemptAt: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            createdAt: string;
            /** @description The id of an API key. */
            createdBy: string;
            /**
             * @description What its events are signed with. It is shown this once.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        /**
         * Webhook
         * @description Where events go, and how far it has come.
         */
        Webhook: {
            /** @description The name of a webhook. */
            webhookId: string;
            /**
             * @description Where events are sent, https://. It must lead to a public address; WEBHOOK_TARGETS names others that may be gone to, also over http://.
             * @example https://crm.example.com/utrn-events
             */
            url: string;
            types: ("code.issued" | "code.sent" | "code.confirmed" | "code.refused" | "code.lost" | "code.void" | "code.superseded" | "meter.registered" | "meter.changed" | "meter.key_changed" | "meter.settings_noted" | "meter.status_read" | "meter.credit_reported" | "meter.retired" | "meter.taken_back" | "campaign.created" | "campaign.running" | "campaign.done" | "campaign.cancelled" | "approval.asked" | "approval.given" | "approval.refused" | "approval.withdrawn" | "approval.cancelled")[] | null;
            description: string | null;
            /** @description Whether it is told; false keeps its place. */
            enabled: boolean;
            disabledBecause: ("gone" | "failing") | null;
            toldUpTo: string | null;
            /** @description How many entries of the audit trail it has not been told of, or need not be. */
            behind: number;
            /** @description How often the next event has been tried in vain. */
            attempts: number;
            failingSince: string | null;
            nextAttemptAt: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            createdAt: string;
            /** @description The id of an API key. */
            createdBy: string;
        };
        /**
         * Webhooks
         * @description Every webhook.
         */
        Webhooks: {
            items: components["schemas"]["Webhook"][];
        };
        /**
         * WebhookDelivery
         * @description An event on its way to a webhook, and what came of it.
         */
        WebhookDelivery: {
            /** @description 1, 2, 3 and so on, of this webhook. */
            number: number;
            /** @description The event, or a trial: the header webhook-id. */
            eventId: string;
            /** @description The type of the event, or `webhook.test`. */
            type: string;
            /** @description 1 for the first of its event. */
            attempt: number;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            at: string;
            durationMs: number;
            /** @description Whether it was answered by 2xx. */
            delivered: boolean;
            status: number | null;
            error: string | null;
            /** @description The first 200 characters of the answer. */
            answer: string;
            nextAttemptAt: string | null;
        };
        /**
         * Approval
         * @description The request, and what has become of it.
         */
        Approval: {
            /** @description The id of the request, and of the code or the campaign that it is for. */
            approvalId: string;
            /**
             * @description A code or a campaign; or a line or limits that let more pass than those of before.
             * @enum {unknown}
             */
            kind: "code" | "campaign" | "approval_line" | "limits";
            meterId: string | null;
            commands: components["schemas"]["Command"][] | null;
            sums: {
                meters: number;
                /** @description One a meter, but for those that were refused one. */
                codes: number;
                /** @description Credit added or set, and debt written off: pence, of all codes together. */
                givenPence: number;
                /** @description Debt added or set, and credit taken: pence, of all codes together. */
                chargedPence: number;
            } | null;
            line: {
                /**
                 * @description Commands that always need a second person.
                 * @example [
                 *       "revert_to_defaults",
                 *       "set_credit"
                 *     ]
                 */
                commands: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[];
                amountPenceAbove: number | null;
                keyPencePerDay?: number | null;
                meterPencePerDay?: number | null;
            } | null;
            limits: components["schemas"]["RoleLimits"] | null;
            digits: (20 | 40 | 60) | null;
            note: string | null;
            askedReason: string | null;
            /** @description The warnings whose harm is meant, by their codes: approving means it, too. */
            acknowledge: components["schemas"]["WarningCode"][];
            label: string | null;
            selection: components["schemas"]["KeptSelection"] | null;
            /**
             * @description What has become of the request: another key has approved or rejected it, the key that asked has withdrawn it, or it was cancelled: with its campaign, with the key that asked, or by the service.
             * @enum {unknown}
             */
            status: "awaiting" | "approved" | "rejected" | "withdrawn" | "cancelled";
            /**
             * @description The name of an API key; it is not the key.
             * @example 1b671a64-40d5-491e-99b0-da01ff1f3341
             */
            askedBy: string;
            askedByOwner: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            askedAt: string;
            decidedBy: string | null;
            decidedByOwner: string | null;
            decidedAt: string | null;
            reason: string | null;
        };
        /**
         * ApprovalToDecide
         * @description The request, and whether this key may decide it.
         */
        ApprovalToDecide: {
            /** @description The id of the request, and of the code or the campaign that it is for. */
            approvalId: string;
            /**
             * @description A code or a campaign; or a line or limits that let more pass than those of before.
             * @enum {unknown}
             */
            kind: "code" | "campaign" | "approval_line" | "limits";
            meterId: string | null;
            commands: components["schemas"]["Command"][] | null;
            sums: {
                meters: number;
                /** @description One a meter, but for those that were refused one. */
                codes: number;
                /** @description Credit added or set, and debt written off: pence, of all codes together. */
                givenPence: number;
                /** @description Debt added or set, and credit taken: pence, of all codes together. */
                chargedPence: number;
            } | null;
            line: {
                /**
                 * @description Commands that always need a second person.
                 * @example [
                 *       "revert_to_defaults",
                 *       "set_credit"
                 *     ]
                 */
                commands: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[];
                amountPenceAbove: number | null;
                keyPencePerDay?: number | null;
                meterPencePerDay?: number | null;
            } | null;
            limits: components["schemas"]["RoleLimits"] | null;
            digits: (20 | 40 | 60) | null;
            note: string | null;
            askedReason: string | null;
            /** @description The warnings whose harm is meant, by their codes: approving means it, too. */
            acknowledge: components["schemas"]["WarningCode"][];
            label: string | null;
            selection: components["schemas"]["KeptSelection"] | null;
            /**
             * @description What has become of the request: another key has approved or rejected it, the key that asked has withdrawn it, or it was cancelled: with its campaign, with the key that asked, or by the service.
             * @enum {unknown}
             */
            status: "awaiting" | "approved" | "rejected" | "withdrawn" | "cancelled";
            /**
             * @description The name of an API key; it is not the key.
             * @example 1b671a64-40d5-491e-99b0-da01ff1f3341
             */
            askedBy: string;
            askedByOwner: string | null;
            /**
             * @description A time, ISO 8601, UTC.
             * @example 2026-11-24T13:00:00.000Z
             */
            askedAt: string;
            decidedBy: string | null;
            decidedByOwner: string | null;
            decidedAt: string | null;
            reason: string | null;
            /** @description Whether the key that asks may approve or reject it: it waits, the key has the role, and another person asked. */
            mayDecide: boolean;
        };
        /** SecondPersonNeededProblem */
        SecondPersonNeededProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 403;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "second_person_needed";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** ApprovalDecidedProblem */
        ApprovalDecidedProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "approval_decided";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** StillSelectingProblem */
        StillSelectingProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 409;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "still_selecting";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /** AskerNeededProblem */
        AskerNeededProblem: {
            /** @description Names the kind of problem (RFC 9457). */
            type: string;
            /** @description The problem in a few words. */
            title: string;
            /** @enum {number} */
            status: 403;
            /**
             * @description Stable: decide by this member. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "asker_needed";
            /** @description The reason, for people; may change. */
            detail: string;
        };
        /**
         * ApprovalLine
         * @description The line above which a code needs a second person.
         */
        ApprovalLine: {
            line: {
                /**
                 * @description Commands that always need a second person.
                 * @example [
                 *       "revert_to_defaults",
                 *       "set_credit"
                 *     ]
                 */
                commands: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[];
                amountPenceAbove: number | null;
                keyPencePerDay?: number | null;
                meterPencePerDay?: number | null;
            } | null;
        };
    };
    responses: {
        /** @description request_timeout: The request did not arrive in time */
        RequestTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
            };
        };
        /** @description headers_too_large: The headers are too large */
        HeadersTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
            };
        };
        /** @description invalid_request: The request is not well formed */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidRequestProblem"];
            };
        };
        /** @description unauthorized: An API key is required */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnauthorizedProblem"];
            };
        };
        /** @description internal: The server failed */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InternalProblem"];
            };
        };
        /** @description issuing_stopped: The service has stopped issuing; store_unavailable: The store is unavailable */
        IssuingStoppedOrStoreUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IssuingStoppedProblem"] | components["schemas"]["StoreUnavailableProblem"];
            };
        };
        /** @description too_many_requests: Too many requests */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TooManyRequestsProblem"];
            };
        };
        /** @description forbidden: The role of the API key may not do this */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description not_found: There is no such resource */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotFoundProblem"];
            };
        };
        /** @description payload_too_large: The body is too large */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["PayloadTooLargeProblem"];
            };
        };
        /** @description unsupported_media_type: The media type of the body is not supported */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description awaiting_approval: The code awaits approval; code_not_pending: The code's state does not allow this; idempotency_conflict: The idempotency key belongs to another request */
        AwaitingApprovalOrCodeNotPendingOrIdempotencyConflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["AwaitingApprovalProblem"] | components["schemas"]["CodeNotPendingProblem"] | components["schemas"]["IdempotencyConflictProblem"];
            };
        };
        /** @description above_limit: Above what the role may issue; forbidden: The role of the API key may not do this */
        AboveLimitOrForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["AboveLimitProblem"] | components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description event_unknown: There is no such event in this database */
        EventUnknown: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["EventUnknownProblem"];
            };
        };
        /** @description too_many_requests: Too many requests; too_many_attempts: Too many wrong codes */
        TooManyRequestsOrTooManyAttempts: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TooManyRequestsProblem"] | components["schemas"]["TooManyAttemptsProblem"];
            };
        };
        /** @description awaiting_approval: The code awaits approval; code_not_pending: The code's state does not allow this */
        AwaitingApprovalOrCodeNotPending: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["AwaitingApprovalProblem"] | components["schemas"]["CodeNotPendingProblem"];
            };
        };
        /** @description approval_decided: The request has already been decided */
        ApprovalDecided: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ApprovalDecidedProblem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The name of this request in the server's log. */
        RequestId: string;
        /** @description Seconds to wait before the request is sent again (RFC 9110, section 10.2.3). */
        RetryAfter: number;
        /** @description Requests that the API key may send in a minute. */
        RateLimitLimit: number;
        /** @description How many of them are left. */
        RateLimitRemaining: number;
        /** @description Seconds until all of them are there again. */
        RateLimitReset: number;
        /** @description How to say who asks (RFC 9110, section 11.6.1). */
        Authenticate: string;
        /** @description The name under which to save the file (RFC 6266). */
        Disposition: string;
        /** @description Only where this is the answer that an earlier request got, byte for byte. */
        IdempotencyReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process runs */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "live";
                    };
                };
            };
            /** @description invalid_request: The request is not well formed */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestProblem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            431: components["responses"]["HeadersTooLarge"];
            /** @description internal: The server failed */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server can do its work */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                    };
                };
            };
            /** @description invalid_request: The request is not well formed */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestProblem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            431: components["responses"]["HeadersTooLarge"];
            /** @description internal: The server failed */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description not_ready: The server is not ready */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotReadyProblem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus's text form, 0.0.4. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getLabClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock of a lab. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabClock"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    setLabClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "offsetSeconds": 7776000
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Seconds since the Unix epoch, as the bench has them.
                     * @example 1803297600
                     */
                    time?: number;
                    /**
                     * @description How far the clock is ahead of the real time; negative: behind.
                     * @example 7776000
                     */
                    offsetSeconds?: number;
                    /**
                     * @description Seconds a real second; 0: the clock stands.
                     * @example 3600
                     */
                    rate?: number;
                };
            };
        };
        responses: {
            /** @description The clock of a lab. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabClock"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getSupplier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What meters are commissioned with. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listMeters: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /**
                 * @description What people call the meter.
                 * @example 12 Acacia Avenue
                 */
                label?: string;
                /**
                 * @description A word to find meters by.
                 * @example no-wan
                 */
                tag?: string;
                /** @description What the meter measures. */
                fuel?: "electricity" | "gas";
                /** @description Whether it gets codes: a retired meter gets none. */
                status?: "active" | "retired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of meters, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetersPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    registerMeter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits.
                     * @example 00db1234567890a0
                     * @example 00-DB-12-34-56-78-90-A0
                     * @example 00:db:12:34:56:78:90:a0
                     */
                    meterId: string;
                    /** @description The meter's key agreement key, P-256: 65 bytes as hex, or a certificate or public key as PEM or base64 DER. A certificate names the meter (hwModuleName) and allows key agreement; its chain is not verified. */
                    publicKey: string;
                    /**
                     * @description What the meter measures.
                     * @enum {unknown}
                     */
                    fuel?: "electricity" | "gas";
                    /**
                     * @description What people call the meter.
                     * @example 12 Acacia Avenue
                     */
                    label?: string;
                    tags?: string[];
                    /**
                     * @description The floor that the meter was commissioned with: counting begins above it (code-format.md 5, change of supplier). Left out: 0.
                     * @example 0
                     */
                    lastCounter?: number;
                };
            };
        };
        responses: {
            /** @description The meter, as it is registered now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredMeter"];
                };
            };
            /** @description The meter, as it is registered now. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredMeter"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            /** @description meter_exists: The meter already exists */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MeterExistsProblem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getMeter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meter, what it has told, and what can be said about its next codes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterWithForecast"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    changeMeter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        /** @description What is to change; what is left out stays. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description The meter's key agreement key, P-256: 65 bytes as hex, or a certificate or public key as PEM or base64 DER. A certificate names the meter (hwModuleName) and allows key agreement; its chain is not verified. */
                    publicKey?: string;
                    /**
                     * @description What the meter measures.
                     * @enum {unknown}
                     */
                    fuel?: "electricity" | "gas";
                    label?: string | null;
                    tags?: string[];
                    /** @description Counting goes on above it: as high as the present one, or higher. */
                    lastCounter?: number;
                    /** @description True takes the meter out of use: it gets no codes any more, and no campaign takes it. Its history is read, and codes that are out can still be typed and confirmed. False takes it back: it gets codes again, under its next counter. */
                    retired?: boolean;
                    /**
                     * @description Why it is retired: with `retired: true`, and only.
                     * @example Wrong amount
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The meter, as it is registered now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMeter"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    findMetersAndCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "00-DB-12-34-56-78-90-A0"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What somebody has of a meter or a code, as it is typed, printed or pasted.
                     * @example acacia
                     */
                    text: string;
                };
            };
        };
        responses: {
            /** @description The meters and the codes that the text can mean. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    importMeters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {"meterId":"00db1234567890a0","publicKey":"04...","tags":["no-wan"]}
                 *     {"meterId":"00db1234567890a1","publicKey":"-----BEGIN CERTIFICATE-----\n...","fuel":"gas"}
                 */
                "application/x-ndjson": unknown;
                /**
                 * @example meterId,publicKey,fuel,label,tags,lastCounter
                 *     00db1234567890a0,04...,electricity,12 Acacia Avenue,no-wan;north,
                 */
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description What became of the lines of the file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "registered": 999999,
                     *       "changed": 0,
                     *       "retired": 0,
                     *       "takenBack": 0,
                     *       "unchanged": 0,
                     *       "refused": 1,
                     *       "refusals": [
                     *         {
                     *           "line": 4711,
                     *           "field": "publicKey",
                     *           "why": "publicKey must be a point of the curve P-256"
                     *         }
                     *       ],
                     *       "warned": 0,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["Imported"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    exportMetersAsCsv: {
        parameters: {
            query?: {
                /**
                 * @description What people call the meter.
                 * @example 12 Acacia Avenue
                 */
                label?: string;
                /**
                 * @description A word to find meters by.
                 * @example no-wan
                 */
                tag?: string;
                /** @description What the meter measures. */
                fuel?: "electricity" | "gas";
                /** @description Whether it gets codes: a retired meter gets none. */
                status?: "active" | "retired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meters, a line each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Content-Disposition": components["headers"]["Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    exportMetersAsNdjson: {
        parameters: {
            query?: {
                /**
                 * @description What people call the meter.
                 * @example 12 Acacia Avenue
                 */
                label?: string;
                /**
                 * @description A word to find meters by.
                 * @example no-wan
                 */
                tag?: string;
                /** @description What the meter measures. */
                fuel?: "electricity" | "gas";
                /** @description Whether it gets codes: a retired meter gets none. */
                status?: "active" | "retired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meters, a line each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Content-Disposition": components["headers"]["Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getMeterSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known of the meter's settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    noteMeterSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "maxCreditPence": 20000
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The most that the meter takes at once, pence.
                     * @example 20000
                     */
                    maxCreditPence?: number;
                    /**
                     * @description The most that the meter holds, pence.
                     * @example 100000
                     */
                    maxBalancePence?: number;
                };
            };
        };
        responses: {
            /** @description What is known of the meter's settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listCodesOfMeter: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /** @description With one of these statuses. */
                status?: ("issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost")[];
                /** @description True: those that may yet be typed, and count; false: the rest. */
                isOpen?: boolean;
                /** @description With a command of one of these types. */
                command?: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[];
                /** @description Of one of these lengths. */
                digits?: (20 | 40 | 60)[];
                /** @description That the meter last refused for one of these reasons. */
                refusal?: ("keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable")[];
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId?: string;
                /**
                 * @description First day, UTC.
                 * @example 2026-11-01
                 */
                from?: string;
                /**
                 * @description Last day, UTC.
                 * @example 2026-11-30
                 */
                to?: string;
            };
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, how many there are, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReadCode"][];
                        nextCursor: string | null;
                        /** @description How many there are on all pages together, counted up to 10000. */
                        total: number;
                        /** @description False: there are more than `total`. */
                        totalIsExact: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    issueCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body by the same API key it gets the same answer, byte for byte, with the header Idempotency-Replayed: true. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueRequest"];
            };
        };
        responses: {
            /** @description The code. It is stored: ask for it again by its id, and send the same digits. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCode"];
                };
            };
            /** @description Nothing is signed yet, and no counter used: a second person has to approve it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitingCode"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["AboveLimitOrForbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description acknowledgement_needed: This does harm that cannot be undone; reason_needed: An open code already does this; counter_too_far_ahead: The meter could not verify this code; counters_used_up: The meter has no UTRN counter left; idempotency_conflict: The idempotency key belongs to another request; meter_retired: The meter is retired */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AcknowledgementNeededProblem"] | components["schemas"]["ReasonNeededProblem"] | components["schemas"]["CounterTooFarAheadProblem"] | components["schemas"]["CountersUsedUpProblem"] | components["schemas"]["IdempotencyConflictProblem"] | components["schemas"]["MeterRetiredProblem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    previewCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueRequest"];
            };
        };
        responses: {
            /** @description What would be issued; no code was made and no counter used. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["AboveLimitOrForbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listCodes: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /** @description With one of these statuses. */
                status?: ("issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost")[];
                /** @description True: those that may yet be typed, and count; false: the rest. */
                isOpen?: boolean;
                /** @description With a command of one of these types. */
                command?: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[];
                /** @description Of one of these lengths. */
                digits?: (20 | 40 | 60)[];
                /** @description That the meter last refused for one of these reasons. */
                refusal?: ("keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable")[];
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId?: string;
                /**
                 * @description First day, UTC.
                 * @example 2026-11-01
                 */
                from?: string;
                /**
                 * @description Last day, UTC.
                 * @example 2026-11-30
                 */
                to?: string;
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId?: string;
                /**
                 * @description What people call the meter.
                 * @example 12 Acacia Avenue
                 */
                label?: string;
                /**
                 * @description A word to find meters by.
                 * @example no-wan
                 */
                tag?: string;
                /** @description What the meter measures. */
                fuel?: "electricity" | "gas";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, how many there are, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReadCode"][];
                        nextCursor: string | null;
                        /** @description How many there are on all pages together, counted up to 10000. */
                        total: number;
                        /** @description False: there are more than `total`. */
                        totalIsExact: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code that was issued, or that waits for a second person or never was signed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCode"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    explainCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A code; spaces, hyphens and unseen characters, and a full stop at its end, are dropped.
                     * @example 7394 6144 3320 4021 7315
                     */
                    code: string;
                    /**
                     * @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits.
                     * @example 00db1234567890a0
                     * @example 00-DB-12-34-56-78-90-A0
                     * @example 00:db:12:34:56:78:90:a0
                     */
                    meterId?: string;
                };
            };
        };
        responses: {
            /** @description What the digits say. Without a meterId nothing of it is verified. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequestsOrTooManyAttempts"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    markCodeSent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body by the same API key it gets the same answer, byte for byte, with the header Idempotency-Replayed: true. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "sms"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How the digits go to the customer.
                     * @example sms
                     * @enum {unknown}
                     */
                    channel: "sms" | "letter" | "voice" | "email" | "app" | "other";
                };
            };
        };
        responses: {
            /** @description A code that was issued, as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Code"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AwaitingApprovalOrCodeNotPendingOrIdempotencyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    resendCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body by the same API key it gets the same answer, byte for byte, with the header Idempotency-Replayed: true. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "sms"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How the digits go to the customer.
                     * @example sms
                     * @enum {unknown}
                     */
                    channel: "sms" | "letter" | "voice" | "email" | "app" | "other";
                };
            };
        };
        responses: {
            /** @description The code: send these digits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResentCode"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AwaitingApprovalOrCodeNotPendingOrIdempotencyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    markCodeLost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body by the same API key it gets the same answer, byte for byte, with the header Idempotency-Replayed: true. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Wrong amount"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Why.
                     * @example Wrong amount
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description A code that was issued, as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Code"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AwaitingApprovalOrCodeNotPendingOrIdempotencyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    markCodeRefused: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body by the same API key it gets the same answer, byte for byte, with the header Idempotency-Replayed: true. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "balance_too_high"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What the meter's display said.
                     * @example balance_too_high
                     * @enum {unknown}
                     */
                    reason: "keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable";
                };
            };
        };
        responses: {
            /** @description A code that was issued, as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Code"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AwaitingApprovalOrCodeNotPendingOrIdempotencyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    voidCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body by the same API key it gets the same answer, byte for byte, with the header Idempotency-Replayed: true. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Wrong amount"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Why.
                     * @example Wrong amount
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The code, void in the supplier's records. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoidedCode"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AwaitingApprovalOrCodeNotPendingOrIdempotencyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getCodeText: {
        parameters: {
            query: {
                /** @description `sms` is one paragraph, `letter` has lines, `voice` is to be read aloud. */
                channel: "sms" | "letter" | "voice";
                /** @description What the code is typed at: `twelve` keys, `two` keys (those of a gas meter, besides Status and Emergency), or a prepayment display (`ppmid`). Left out: `twelve`. */
                face?: "twelve" | "two" | "ppmid";
                /** @description The language of the text (BCP 47). Left out: `en`. */
                language?: "cy" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to send or say. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codeId": "5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10",
                     *       "channel": "sms",
                     *       "face": "twelve",
                     *       "language": "en",
                     *       "text": "Code for your electricity meter ending 90A0: 7394 6144 3320 4021 7315. Pays £10.00 into your electricity meter; debts that are due are paid from it first. ...",
                     *       "segments": 3,
                     *       "groups": [
                     *         "7394",
                     *         "6144",
                     *         "3320",
                     *         "4021",
                     *         "7315"
                     *       ],
                     *       "spokenGroups": [
                     *         "seven three nine four",
                     *         "six one four four",
                     *         "three three two zero",
                     *         "four zero two one",
                     *         "seven three one five"
                     *       ],
                     *       "spokenBefore": [
                     *         "I have a code of 20 digits for your electricity meter. The number on the meter ends in nine zero A zero.",
                     *         "Pays 10 pounds into your electricity meter; debts that are due are paid from it first.",
                     *         "Type it as soon as you can.",
                     *         "Press A on the meter's keypad. Now type the digits that I read, in groups of four."
                     *       ],
                     *       "spokenAfter": [
                     *         "Now press B. The display says Accepted.",
                     *         "..."
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CodeText"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AwaitingApprovalOrCodeNotPending"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getCodeDuis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A code in the terms of the DCC User Interface Specification (DUIS). */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeDuis"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AwaitingApprovalOrCodeNotPending"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    confirmCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A code; spaces, hyphens and unseen characters, and a full stop at its end, are dropped.
                     * @example 7394 6144 3320 4021 7315
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description What the confirmation code proves: the code applied, and the meter's state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description supplier_key_unknown: The supplier key of the code is no longer here */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SupplierKeyUnknownProblem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description confirmation_refused: The confirmation code proves nothing */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ConfirmationRefusedProblem"];
                };
            };
            429: components["responses"]["TooManyRequestsOrTooManyAttempts"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /** @description Only the credits that no confirmed code explains. */
                unexplained?: boolean;
            };
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MeterAlert"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    reportAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "alerts": [
                 *         {
                 *           "at": 1795521660,
                 *           "event": "810E",
                 *           "text": "credit added locally: 1000000 millipence"
                 *         },
                 *         {
                 *           "at": 1795521660,
                 *           "place": "keypad",
                 *           "ending": "7315",
                 *           "result": "applied"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    alerts: ({
                        /**
                         * @description What tells it from others of this meter that are otherwise equal: a number or name of the head-end's, the same whenever it is sent.
                         * @example 90b3d51f30000001-4711
                         */
                        id?: string;
                        /**
                         * @description The meter's time, seconds since the Unix epoch.
                         * @example 1795521600
                         */
                        at: number;
                        /** @description The alert code of GBCS. */
                        event: string;
                        text: string;
                    } | {
                        /**
                         * @description What tells it from others of this meter that are otherwise equal: a number or name of the head-end's, the same whenever it is sent.
                         * @example 90b3d51f30000001-4711
                         */
                        id?: string;
                        /**
                         * @description The meter's time, seconds since the Unix epoch.
                         * @example 1795521600
                         */
                        at: number;
                        /** @enum {unknown} */
                        place: "keypad" | "ppmid";
                        /** @description The last four digits typed. */
                        ending: string;
                        /** @enum {unknown} */
                        result: "applied" | "keypad_locked" | "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic" | "duplicate" | "too_old" | "expired" | "superseded" | "credit_too_large" | "balance_too_high" | "not_applicable";
                        utrnCounter?: number | null;
                    })[];
                };
            };
        };
        responses: {
            /** @description What came of the batch. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciled"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getReconciliation: {
        parameters: {
            query?: {
                /**
                 * @description First day, UTC.
                 * @example 2026-11-01
                 */
                from?: string;
                /**
                 * @description Last day, UTC.
                 * @example 2026-11-30
                 */
                to?: string;
                /**
                 * @description A word to find meters by.
                 * @example no-wan
                 */
                tag?: string;
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaign?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Content-Disposition": components["headers"]["Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getDays: {
        parameters: {
            query?: {
                /**
                 * @description First day, UTC.
                 * @example 2026-11-01
                 */
                from?: string;
                /**
                 * @description Last day, UTC.
                 * @example 2026-11-30
                 */
                to?: string;
                /**
                 * @description A word to find meters by.
                 * @example no-wan
                 */
                tag?: string;
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaign?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was issued on each day, and what has become of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Days"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /** @description With one of these statuses. */
                status?: ("selecting" | "awaiting_approval" | "running" | "done" | "cancelled")[];
                /**
                 * @description A part of the label, in any case of letters.
                 * @example 12 Acacia Avenue
                 */
                label?: string;
                /**
                 * @description A word to find meters by.
                 * @example no-wan
                 */
                tag?: string;
                /** @description What the meter measures. */
                fuel?: "electricity" | "gas";
                /** @description With a command of one of these types. */
                command?: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[];
                /**
                 * @description First day, UTC.
                 * @example 2026-11-01
                 */
                from?: string;
                /**
                 * @description Last day, UTC.
                 * @example 2026-11-30
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, how many there are, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Campaign"][];
                        nextCursor: string | null;
                        /** @description How many there are on all pages together, counted up to 10000. */
                        total: number;
                        /** @description False: there are more than `total`. */
                        totalIsExact: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    startCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body by the same API key it gets the same answer, byte for byte, with the header Idempotency-Replayed: true. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Storm credit, north",
                 *       "commands": [
                 *         {
                 *           "type": "top_up",
                 *           "amountPence": 1000
                 *         }
                 *       ],
                 *       "selection": {
                 *         "tags": [
                 *           "no-wan",
                 *           "north"
                 *         ],
                 *         "noContactDays": 30
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CampaignRequest"];
            };
        };
        responses: {
            /** @description A campaign, and how far it has come. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["AboveLimitOrForbidden"];
            408: components["responses"]["RequestTimeout"];
            /** @description idempotency_conflict: The idempotency key belongs to another request */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictProblem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    previewCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Storm credit, north",
                 *       "commands": [
                 *         {
                 *           "type": "top_up",
                 *           "amountPence": 1000
                 *         }
                 *       ],
                 *       "selection": {
                 *         "tags": [
                 *           "no-wan",
                 *           "north"
                 *         ],
                 *         "noContactDays": 30
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CampaignRequest"];
            };
        };
        responses: {
            /** @description What the campaign would issue; nothing was signed and no counter used. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPreview"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["AboveLimitOrForbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A campaign, and what has become of its codes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignWithCodes"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listCodesOfCampaign: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /** @description With one of these statuses. */
                status?: ("issued" | "sent" | "confirmed" | "refused" | "superseded" | "void" | "lost")[];
            };
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, how many there are, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReadCode"][];
                        nextCursor: string | null;
                        /** @description How many there are on all pages together, counted up to 10000. */
                        total: number;
                        /** @description False: there are more than `total`. */
                        totalIsExact: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listMetersOfCampaign: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AskedMeter"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    cancelCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Why.
                     * @example Wrong amount
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description A campaign, and how far it has come. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description campaign_over: The campaign is over */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CampaignOverProblem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    followCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events; the data of each is the campaign. Ends when the campaign is over, or the API key opens nothing any more. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    exportCodesAsCsv: {
        parameters: {
            query?: {
                /** @description `sms` is one paragraph, `letter` has lines, `voice` is to be read aloud. */
                channel?: "sms" | "letter" | "voice";
                /** @description What the code is typed at: `twelve` keys, `two` keys (those of a gas meter, besides Status and Emergency), or a prepayment display (`ppmid`). Left out: `twelve`. */
                face?: "twelve" | "two" | "ppmid";
                /** @description The language of the text (BCP 47). Left out: `en`. */
                language?: "cy" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A line for each code; the first names the columns. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Content-Disposition": components["headers"]["Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    exportCodesAsNdjson: {
        parameters: {
            query?: {
                /** @description `sms` is one paragraph, `letter` has lines, `voice` is to be read aloud. */
                channel?: "sms" | "letter" | "voice";
                /** @description What the code is typed at: `twelve` keys, `two` keys (those of a gas meter, besides Status and Emergency), or a prepayment display (`ppmid`). Left out: `twelve`. */
                face?: "twelve" | "two" | "ppmid";
                /** @description The language of the text (BCP 47). Left out: `en`. */
                language?: "cy" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A line of JSON for each code. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Content-Disposition": components["headers"]["Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    markCampaignSent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a campaign.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "sms"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How the digits go to the customer.
                     * @example sms
                     * @enum {unknown}
                     */
                    channel: "sms" | "letter" | "voice" | "email" | "app" | "other";
                };
            };
        };
        responses: {
            /** @description How many codes were marked as sent. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentCampaign"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All API keys, the oldest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    makeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "issuer",
                 *       "owner": "Ann Lee",
                 *       "label": "Call centre, desk 7"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What the key may do; each role may also do what those before it may.
                     * @example issuer
                     * @enum {unknown}
                     */
                    role: "metrics" | "reader" | "issuer" | "approver" | "administrator";
                    /**
                     * @description The person who holds the key; one name for all keys of one person.
                     * @example Ann Lee
                     */
                    owner: string;
                    /**
                     * @description Where the key is used.
                     * @example Call centre, desk 7
                     */
                    label?: string;
                    /** @description Only for a reader's key: whether it is shown the digits of codes; left out, it is not. */
                    seesCodes?: boolean;
                    /**
                     * @description A time to come, ISO 8601, UTC.
                     * @example 2027-03-31T22:00:00.000Z
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description The API key, with the key itself this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getOwnApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API key that asks, and what its role may issue. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    setApiKeyOwner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an API key; it is not the key.
                 * @example 1b671a64-40d5-491e-99b0-da01ff1f3341
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The person who holds the key; one name for all keys of one person.
                     * @example Ann Lee
                     */
                    owner: string;
                };
            };
        };
        responses: {
            /** @description An API key, without the key itself. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description owner_named: The API key has another owner */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OwnerNamedProblem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an API key; it is not the key.
                 * @example 1b671a64-40d5-491e-99b0-da01ff1f3341
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key, without the key itself. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description last_administrator: The last administrator's key cannot be ended */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LastAdministratorProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listSupplierKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The supplier's keys, the present one first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierKeys"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    changeSupplierKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    meterIds: string[];
                };
            };
        };
        responses: {
            /** @description What became of each of the meters. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedKeys"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each role that issues may issue. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllLimits"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    setLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A role that issues. */
                role: "issuer" | "approver" | "administrator";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "commands": [
                 *         "top_up"
                 *       ],
                 *       "amountPenceMax": 5000
                 *     }
                 */
                "application/json": {
                    commands: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[] | null;
                    amountPenceMax: number | null;
                    keyPencePerDay?: number | null;
                    meterPencePerDay?: number | null;
                };
            };
        };
        responses: {
            /** @description What a role may issue. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleLimits"];
                };
            };
            /** @description Nothing has changed: another person has to approve it first. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitingPolicy"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId?: string;
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                codeId?: string;
                /**
                 * @description The id of the request that asked, as `X-Request-Id` of its answer named it.
                 * @example 0198c5a1-7b3e-7c61-9d55-0c6f3c1f7a10
                 */
                requestId?: string;
                /** @description What was done. */
                action?: "audit_key.added" | "key.made" | "key.owner_named" | "key.revoked" | "limits.set" | "lab.clock_set" | "meter.registered" | "meter.changed" | "meter.retired" | "meter.taken_back" | "meters.imported" | "meter.settings_noted" | "code.issued" | "code.changed" | "confirmation.taken" | "confirmation.refused" | "credit.reported" | "explanation.refused" | "approval.asked" | "approval.given" | "approval.refused" | "approval.withdrawn" | "approval.cancelled" | "approval_line.set" | "campaign.made" | "campaign.issued" | "campaign.changed" | "meter.key_changed" | "webhook.made" | "webhook.changed" | "webhook.secret_rotated" | "webhook.replayed" | "webhook.disabled" | "webhook.removed" | "supplier.key_changed" | "supplier.moved" | "supplier.resumed" | "audit.checkpoint";
                /**
                 * @description Who did it: the id of an API key, the owner of keys, or `service`.
                 * @example Ann Lee
                 */
                actor?: string;
                /**
                 * @description First day, UTC.
                 * @example 2026-11-01
                 */
                from?: string;
                /**
                 * @description Last day, UTC.
                 * @example 2026-11-30
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /**
                 * @description The number of an entry: 1, 2, 3 and so on, without a gap.
                 * @example 4711
                 */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, a line of JSON each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Content-Disposition": components["headers"]["Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            /** @description audit_trail_unknown: The audit trail is not the one that was signed */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AuditTrailUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the trail holds, and what was looked at. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getAuditKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Content-Disposition": components["headers"]["Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description The name of an event: the same for ever, and no other event's.
                 * @example evt_4711_9f86d081884c7d65
                 */
                after?: string;
                /** @description The most events to answer. */
                limit?: number;
                /**
                 * @description Only these types, separated by commas.
                 * @example code.issued,code.confirmed
                 */
                type?: string;
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId?: string;
                /** @description How many seconds to wait for an event where there is none yet. */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events in their order, and where to go on. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Events"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["EventUnknown"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Where events are sent, https://. It must lead to a public address; WEBHOOK_TARGETS names others that may be gone to, also over http://.
                     * @example https://crm.example.com/utrn-events
                     */
                    url: string;
                    types?: ("code.issued" | "code.sent" | "code.confirmed" | "code.refused" | "code.lost" | "code.void" | "code.superseded" | "meter.registered" | "meter.changed" | "meter.key_changed" | "meter.settings_noted" | "meter.status_read" | "meter.credit_reported" | "meter.retired" | "meter.taken_back" | "campaign.created" | "campaign.running" | "campaign.done" | "campaign.cancelled" | "approval.asked" | "approval.given" | "approval.refused" | "approval.withdrawn" | "approval.cancelled")[] | null;
                    description?: string | null;
                    /** @description Whether it is told; false keeps its place. */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description The webhook, with its secret this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where events go, and how far it has come. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Where events are sent, https://. It must lead to a public address; WEBHOOK_TARGETS names others that may be gone to, also over http://.
                     * @example https://crm.example.com/utrn-events
                     */
                    url?: string;
                    types?: ("code.issued" | "code.sent" | "code.confirmed" | "code.refused" | "code.lost" | "code.void" | "code.superseded" | "meter.registered" | "meter.changed" | "meter.key_changed" | "meter.settings_noted" | "meter.status_read" | "meter.credit_reported" | "meter.retired" | "meter.taken_back" | "campaign.created" | "campaign.running" | "campaign.done" | "campaign.cancelled" | "approval.asked" | "approval.given" | "approval.refused" | "approval.withdrawn" | "approval.cancelled")[] | null;
                    description?: string | null;
                    /** @description Whether it is told; false keeps its place. */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Where events go, and how far it has come. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The webhook, with its secret this once. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        /** @description Null: from the beginning. */
        requestBody: {
            content: {
                "application/json": {
                    after: string | null;
                };
            };
        };
        responses: {
            /** @description Where events go, and how far it has come. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["EventUnknown"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    sendWebhookEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The name of an event: the same for ever, and no other event's.
                     * @example evt_4711_9f86d081884c7d65
                     */
                    eventId: string;
                };
            };
        };
        responses: {
            /** @description An event on its way to a webhook, and what came of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["EventUnknown"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description An event on its way to a webhook, and what came of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The name of a webhook. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listApprovals: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
                /** @description Which come first; left out, the oldest. */
                order?: "oldest" | "newest";
                /** @description With one of these statuses. */
                status?: ("awaiting" | "approved" | "rejected" | "withdrawn" | "cancelled")[];
                /** @description Of one of these kinds. */
                kind?: ("code" | "campaign" | "approval_line" | "limits")[];
                /** @description An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits. */
                meterId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, how many there are, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Approval"][];
                        nextCursor: string | null;
                        /** @description How many there are on all pages together, counted up to 10000. */
                        total: number;
                        /** @description False: there are more than `total`. */
                        totalIsExact: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request, and whether this key may decide it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalToDecide"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    listMetersOfApproval: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of a page. */
                cursor?: string;
                /** @description The most items to answer. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, and the cursor of the next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AskedMeter"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    approveRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Warnings that have come up since it was asked for, by their codes. */
                    acknowledge?: components["schemas"]["WarningCode"][];
                };
            };
        };
        responses: {
            /** @description The request, and what has become of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            /** @description above_limit: Above what the role may issue; forbidden: The role of the API key may not do this; second_person_needed: Another API key must decide */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AboveLimitProblem"] | components["schemas"]["ForbiddenProblem"] | components["schemas"]["SecondPersonNeededProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description acknowledgement_needed: This does harm that cannot be undone; reason_needed: An open code already does this; approval_decided: The request has already been decided; counter_too_far_ahead: The meter could not verify this code; counters_used_up: The meter has no UTRN counter left; meter_retired: The meter is retired; still_selecting: The campaign's meters are still being chosen */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AcknowledgementNeededProblem"] | components["schemas"]["ReasonNeededProblem"] | components["schemas"]["ApprovalDecidedProblem"] | components["schemas"]["CounterTooFarAheadProblem"] | components["schemas"]["CountersUsedUpProblem"] | components["schemas"]["MeterRetiredProblem"] | components["schemas"]["StillSelectingProblem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    rejectRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Asked for twice"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Why.
                     * @example Wrong amount
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request, and what has become of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            /** @description forbidden: The role of the API key may not do this; second_person_needed: Another API key must decide */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"] | components["schemas"]["SecondPersonNeededProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["ApprovalDecided"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of an issued code.
                 * @example 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Asked for twice"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Why.
                     * @example Wrong amount
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request, and what has become of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            /** @description asker_needed: Only the API key that asked may do this; forbidden: The role of the API key may not do this */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AskerNeededProblem"] | components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["ApprovalDecided"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    getApprovalLine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line above which a code needs a second person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalLine"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    setApprovalLine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "commands": [
                 *         "revert_to_defaults"
                 *       ],
                 *       "amountPenceAbove": 10000
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Commands that always need a second person.
                     * @example [
                     *       "revert_to_defaults",
                     *       "set_credit"
                     *     ]
                     */
                    commands: ("top_up" | "deduct_credit" | "set_credit" | "add_debt" | "deduct_debt" | "set_debt" | "set_time_debt_recovery" | "set_payment_debt_recovery" | "change_price" | "change_price_two_rate" | "set_non_disconnect_calendar" | "set_non_disconnect_periods" | "change_mode" | "open_han" | "suspend_disconnection" | "set_emergency_credit_limit" | "restore_supply" | "revert_to_defaults" | "valid_until" | "add_credit")[];
                    amountPenceAbove: number | null;
                    keyPencePerDay?: number | null;
                    meterPencePerDay?: number | null;
                };
            };
        };
        responses: {
            /** @description The line above which a code needs a second person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalLine"];
                };
            };
            /** @description Nothing has changed: another person has to approve it first. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitingPolicy"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
    removeApprovalLine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line above which a code needs a second person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalLine"];
                };
            };
            /** @description Nothing has changed: another person has to approve it first. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitingPolicy"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["IssuingStoppedOrStoreUnavailable"];
        };
    };
}
