// Objects that are dear to make, for one task after the other.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace kindred {

/// As many objects as there are tasks at once, made when they are needed. What a task leaves in one
/// must not matter to the next. Thread-safe; outlives what it lends.
template <class T>
class Pool {
 public:
  explicit Pool(std::function<std::unique_ptr<T>()> make) : make_(std::move(make)) {}

  struct GiveBack {
    Pool* pool;
    void operator()(T* object) const { pool->give_back(std::unique_ptr<T>(object)); }
  };
  using Lent = std::unique_ptr<T, GiveBack>;

  /// Comes back by itself.
  Lent take() {
    std::unique_lock lock(mutex_);
    if (idle_.empty()) {
      lock.unlock();
      return Lent(make_().release(), {this});
    }
    Lent lent(idle_.back().release(), {this});
    idle_.pop_back();
    return lent;
  }

 private:
  void give_back(std::unique_ptr<T> object) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(object));
  }

  std::function<std::unique_ptr<T>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
};

}  // namespace kindred
