package dev.foyer.keycloak.marker;

import dev.foyer.keycloak.claims.CustomerAttributes;
import java.util.Optional;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostCollectionRemoveEvent;
import org.hibernate.event.spi.PostCollectionRemoveEventListener;
import org.hibernate.event.spi.PostCollectionUpdateEvent;
import org.hibernate.event.spi.PostCollectionUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRequiredActionEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;

/**
 * Sees every change of a user that goes through Keycloak's persistence unit, whichever way it came in, and notes the user for
 * a marker. Events of Keycloak's own miss workflows, imports and direct writes; entity listeners do not.
 *
 * <p>Not noted: attributes that the registry owns, and updates of credentials, which some logins make (counters, rehashing).
 * Bulk statements pass by unseen.
 */
final class UserChangeListener
        implements PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PostCollectionUpdateEventListener,
                PostCollectionRemoveEventListener,
                PostCollectionRecreateEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void onPostInsert(PostInsertEvent event) {
        userOf(event.getEntity()).ifPresent(id -> changes(event.getSession()).changed(id));
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        if (!(event.getEntity() instanceof CredentialEntity)) {
            userOf(event.getEntity())
                    .ifPresent(id -> changes(event.getSession()).changed(id));
        }
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        if (event.getEntity() instanceof UserEntity user) {
            changes(event.getSession()).deleted(user.getId(), user.getRealmId());
        } else {
            userOf(event.getEntity())
                    .ifPresent(id -> changes(event.getSession()).changed(id));
        }
    }

    /** An attribute that is cleared by a bulk statement shows only as a change of the user's collection. */
    @Override
    public void onPostUpdateCollection(PostCollectionUpdateEvent event) {
        collectionChanged(event);
    }

    @Override
    public void onPostRemoveCollection(PostCollectionRemoveEvent event) {
        collectionChanged(event);
    }

    @Override
    public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
        collectionChanged(event);
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private static void collectionChanged(AbstractCollectionEvent event) {
        if (event.getAffectedOwnerOrNull() instanceof UserEntity user && !OwnedAttributes.only(event.getCollection())) {
            changes(event.getSession()).changed(user.getId());
        }
    }

    private static Optional<String> userOf(Object entity) {
        if (entity instanceof UserEntity user) {
            return Optional.of(user.getId());
        }
        if (entity instanceof UserAttributeEntity attribute) {
            return CustomerAttributes.NAMES.contains(attribute.getName())
                    ? Optional.empty()
                    : Optional.of(attribute.getUser().getId());
        }
        if (entity instanceof CredentialEntity credential) {
            return Optional.of(credential.getUser().getId());
        }
        if (entity instanceof UserRequiredActionEntity action) {
            return Optional.of(action.getUser().getId());
        }
        if (entity instanceof UserRoleMappingEntity mapping) {
            return Optional.of(mapping.getUser().getId());
        }
        if (entity instanceof UserGroupMembershipEntity membership) {
            return Optional.of(membership.getUser().getId());
        }
        return Optional.empty();
    }

    private static ChangedUsers changes(SharedSessionContractImplementor shared) {
        SessionImplementor session = (SessionImplementor) shared;
        ChangedUsers users = ChangedUsers.of(session);
        if (users.register()) {
            session.getTransactionCompletionCallbacks().registerCallback(new ChangeMarkers(users));
        }
        return users;
    }
}
