package org.edgesroutes.launches;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.edgesroutes.model.Identity;
import org.edgesroutes.model.Identity.Account;
import org.edgesroutes.settings.Suggestion;

/** Finds the identity that a launch names, and whether an incremental run can use it. */
public final class IdentityCheck {

    private static final String VALID = "VALID";

    private final List<Identity> identities;

    public IdentityCheck(List<Identity> identities) {
        this.identities = identities;
    }

    /** @return the uid; empty where there is none, or more than one */
    public Optional<String> uid(String declared) {
        List<Identity> found = named(declared);
        return found.size() == 1 ? Optional.of(found.get(0).uid()) : Optional.empty();
    }

    private List<Identity> named(String declared) {
        List<Identity> byUid =
                identities.stream().filter(one -> one.uid().equals(declared)).toList();
        return byUid.isEmpty()
                ? identities.stream().filter(one -> declared.equals(one.name())).toList()
                : byUid;
    }

    /** How many identities an incremental run may have used. */
    public long engagement() {
        return identities.stream().filter(Identity::isEngagement).count();
    }

    /**
     * Requires an identity for an incremental launch.
     *
     * @return its uid
     * @throws Refusal when it cannot be used
     */
    public String require(String declared, String action) throws Refusal {
        return require(declared, action, true);
    }

    /**
     * Requires an identity for a launch.
     *
     * @param incremental whether it must be of the type engagement
     *
     * @return its uid
     * @throws Refusal when it cannot be used
     */
    public String require(String declared, String action, boolean incremental) throws Refusal {
        List<Identity> found = named(declared);
        if (found.isEmpty()) {
            throw new Refusal("there is no identity %s; %s".formatted(declared, meant(declared)));
        }
        if (found.size() > 1) {
            throw new Refusal("%d identities are called %s; name one by its uid: %s"
                    .formatted(
                            found.size(),
                            declared,
                            found.stream().map(Identity::uid).collect(Collectors.joining(", "))));
        }
        Identity identity = found.get(0);
        if (incremental && !identity.isEngagement()) {
            throw new Refusal(
                    "the identity %s is of the type %s, and incremental runs need the type engagement; name another one, since Edges cannot change the type of an identity"
                            .formatted(declared, identity.type() == null ? "unknown" : identity.type()));
        }
        requireValid(identity, declared, action);
        return identity.uid();
    }

    private String meant(String declared) {
        return Suggestion.to(declared, identities.stream().map(Identity::name).filter(name -> name != null))
                .map("did you mean %s?"::formatted)
                .orElse("edges-routes identities lists all");
    }

    /** Where Edges does not tell the state of the accounts, it will refuse the launch itself. */
    private static void requireValid(Identity identity, String declared, String action) throws Refusal {
        if (identity.accounts().isEmpty()) {
            if (identity.integrations().isEmpty()) {
                throw new Refusal("the identity %s has no account connected; connect one".formatted(declared));
            }
            return;
        }
        String platform = action.replaceFirst("-.*", "");
        List<Account> ofPlatform = identity.accounts().stream()
                .filter(account -> account.type() != null
                        && account.type().toLowerCase(Locale.ROOT).startsWith(platform))
                .toList();
        List<Account> accounts = ofPlatform.isEmpty() ? identity.accounts() : ofPlatform;
        if (accounts.stream().noneMatch(account -> VALID.equalsIgnoreCase(account.status()))) {
            Account account = accounts.get(0);
            throw new Refusal("the %s account of the identity %s is %s; %s"
                    .formatted(account.type(), declared, account.status(), remedy(account)));
        }
    }

    private static String remedy(Account account) {
        String status = account.status() == null ? "" : account.status().toUpperCase(Locale.ROOT);
        return switch (status) {
            case "PENDING" -> "finish its login";
            case "LIMIT_REACHED" -> "it is started when the limit of LinkedIn is over";
            default -> "reconnect it";
        };
    }
}
