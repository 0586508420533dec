package org.edgesroutes.reload;

import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.BeanRepository;

/** The beans of one context for another one, which would clear the registry itself when it stops. */
record ReadOnlyBeanRepository(BeanRepository owner) implements BeanRepository {

    @Override
    public Object lookupByName(String name) {
        return owner.lookupByName(name);
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
        return owner.lookupByNameAndType(name, type);
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return owner.findByTypeWithName(type);
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return owner.findByType(type);
    }
}
